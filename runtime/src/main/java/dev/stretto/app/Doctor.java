package dev.stretto.app;

import dev.stretto.agent.Agent;
import dev.stretto.agent.Agents;
import dev.stretto.agent.Programs;
import dev.stretto.app.Finding.Status;
import dev.stretto.git.GitException;
import dev.stretto.git.GitProblem.Kind;
import dev.stretto.git.GitRepository;
import dev.stretto.git.GitVersion;
import dev.stretto.git.Head;
import dev.stretto.process.ProcessMeans;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks at everything a run needs and says what is missing and what to do about it. */
public final class Doctor {

    private final Path directory;
    private final Map<String, String> environment;

    private Doctor(Path directory, Map<String, String> environment) {
        this.directory = directory.toAbsolutePath().normalize();
        this.environment = environment;
    }

    /**
     * Examines this machine and the place the user is in; leaves nothing behind.
     *
     * @param directory where the user is
     * @param environment where the {@code PATH} and the cache directory are looked up
     */
    public static List<Finding> examine(Path directory, Map<String, String> environment) {
        return new Doctor(directory, environment).examine();
    }

    /** Whether a run can work. */
    public static boolean ok(List<Finding> findings) {
        return findings.stream().noneMatch(finding -> finding.status() == Status.FAIL);
    }

    private List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Machine.jdk());
        Finding git = git();
        findings.add(git);
        findings.add(agents());
        Path cache = Grounds.cache(environment);
        Optional<Path> state = Optional.empty();
        if (git.status() == Status.FAIL) {
            for (String name : List.of("repository", "state-directory", "journals", "workspaces")) {
                findings.add(Finding.warn(name, "not looked at, for want of git", "install git, then ask again"));
            }
        } else {
            state = place(findings);
            findings.add(WorkspaceTrial.all(cache));
        }
        findings.add(Folders.writable("cache-directory", cache, "set XDG_CACHE_HOME to a folder you may write to"));
        findings.add(Folders.sockets());
        findings.add(Machine.processes(ProcessMeans.here()));
        findings.add(Machine.disk(state.map(own -> List.of(own, cache)).orElse(List.of(cache))));
        findings.add(Machine.memory());
        return findings;
    }

    private Finding git() {
        Optional<Path> program = Programs.find("git", environment.getOrDefault("PATH", ""));
        if (program.isEmpty()) {
            return Finding.fail("git", "there is no git on the PATH", "install git 2.38 or newer (apt install git)");
        }
        try {
            return Finding.ok("git", GitVersion.of(program.get(), directory) + " (" + program.get() + ")");
        } catch (GitException e) {
            return Finding.fail("git", e.problem().message(), e.problem().remedy());
        }
    }

    private Finding agents() {
        Agents known;
        try {
            known = KnownAgents.read(directory, environment);
        } catch (UserError e) {
            return Finding.fail("agents", String.valueOf(e.getMessage()), "mend the settings there");
        }
        List<String> found = known.all().stream()
                .filter(agent -> agent.installed(environment, directory).isPresent())
                .map(Agent::name)
                .toList();
        return found.isEmpty()
                ? Finding.warn(
                        "agents",
                        "none of " + known.all().stream().map(Agent::name).collect(Collectors.joining(", "))
                                + " is on the PATH",
                        "install one, or name any other command with --agent; tasks with a command of their own need none")
                : Finding.ok("agents", String.join(", ", found));
    }

    /** What is to be said about the repository, if any, and the runs in it; answers where their state is kept. */
    private Optional<Path> place(List<Finding> findings) {
        try (GitRepository repository = GitRepository.discover(directory)) {
            findings.add(repository(repository));
            return Optional.of(runs(repository.commonDirectory().resolve("stretto"), findings));
        } catch (GitException e) {
            return withoutRepository(e, findings);
        }
    }

    private Optional<Path> withoutRepository(GitException why, List<Finding> findings) {
        if (why.problem().kind() != Kind.NOT_A_REPOSITORY) {
            findings.add(Finding.fail(
                    "repository", why.problem().message(), why.problem().remedy()));
            return Optional.empty();
        }
        findings.add(Finding.warn(
                "repository",
                directory + " is in none: tasks can only run in place (--workspace none), and nothing is landed",
                "git init && git add -A && git commit -m Start"));
        return Optional.of(runs(directory.resolve(".stretto"), findings));
    }

    private static Path runs(Path state, List<Finding> findings) {
        findings.add(Folders.writable("state-directory", state, "give yourself the permission to write there"));
        findings.add(RunJournals.examine(new RunStore(state.resolve("runs"))));
        return state;
    }

    private static Finding repository(GitRepository repository) {
        Path root = repository.workTree().orElse(repository.commonDirectory());
        String author =
                repository.identity().name() + " <" + repository.identity().email() + ">";
        return switch (repository.head()) {
            case Head.OnBranch on ->
                Finding.ok("repository", root + ", on " + on.branch() + "; commits will be by " + author);
            case Head.Detached _ -> Finding.ok("repository", root + ", on no branch; commits will be by " + author);
            case Head.Unborn unborn ->
                Finding.warn(
                        "repository",
                        root + ": the branch " + unborn.branch() + " has no commit yet, so a run cannot start from it",
                        "git add -A && git commit -m Start");
        };
    }
}
