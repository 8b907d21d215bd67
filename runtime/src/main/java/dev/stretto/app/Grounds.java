package dev.stretto.app;

import dev.stretto.git.GitRepository;
import dev.stretto.git.Remotes;
import dev.stretto.journal.RunFacts;
import dev.stretto.landing.GitLandingTarget;
import dev.stretto.local.Ground;
import dev.stretto.local.RunHome;
import dev.stretto.workspace.KeepList;
import dev.stretto.workspace.Salvage;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Makes the ground that a run's facts ask for. */
final class Grounds {

    private Grounds() {}

    static Ground of(Place place, RunFacts facts, RunHome home, Map<String, String> environment) throws UserError {
        if (facts.branch().isEmpty()) {
            return new Ground.InPlace(Path.of(facts.directory()));
        }
        WorkspaceKind kind = facts.workspace()
                .map(label -> WorkspaceKind.valueOf(label.toUpperCase(Locale.ROOT)))
                .orElse(WorkspaceKind.POOL);
        return of(
                place,
                facts,
                home,
                environment,
                Isolation.again(kind, cache(environment), home.run().value()));
    }

    /** Of a run in workspaces that were just found to be usable. */
    static Ground of(
            Place place, RunFacts facts, RunHome home, Map<String, String> environment, Isolation.Usable workspaces)
            throws UserError {
        GitRepository repository =
                place.repository().orElseThrow(() -> new UserError("the repository of run " + home.run() + " is gone"));
        String run = home.run().value();
        return new Ground.Isolated(
                workspaces.opening().open(repository, cache(environment), run, new KeepList(facts.keep())),
                new GitLandingTarget(repository, run, facts.branch(), home.scratch()),
                new Salvage(repository, run),
                repository.identity(),
                new Remotes(repository));
    }

    static Path cache(Map<String, String> environment) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return base.resolve("stretto");
    }
}
