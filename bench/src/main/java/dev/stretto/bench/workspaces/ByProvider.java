package dev.stretto.bench.workspaces;

import dev.stretto.engine.Attempt;
import dev.stretto.git.CommitDetails;
import dev.stretto.git.GitRepository;
import dev.stretto.git.ObjectId;
import dev.stretto.landing.Advance;
import dev.stretto.landing.GitLandingTarget;
import dev.stretto.landing.MergeResult;
import dev.stretto.plan.TaskId;
import dev.stretto.workspace.Collected;
import dev.stretto.workspace.Workspace;
import dev.stretto.workspace.WorkspaceProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** As a run does it, with one of its providers of workspaces. */
final class ByProvider implements Way {

    private final String name;
    private final Work work;
    private final GitRepository repository;
    private final WorkspaceProvider provider;
    private final GitLandingTarget landing;
    private ObjectId head;

    /** Opens it on a repository, with a directory for its files. */
    ByProvider(Providers.Named named, Path checkout, Path directory, Work work) {
        this.name = named.name();
        this.work = work;
        this.repository = GitRepository.discover(checkout);
        this.provider = named.opening().open(repository, directory.resolve("cache"));
        this.landing = new GitLandingTarget(
                repository, Providers.RUN + "-" + name, "bench/" + name, directory.resolve("merge"));
        this.head = repository.headCommit();
        landing.open(head);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Steps round(int round) throws IOException, InterruptedException {
        Attempt attempt = new Attempt(new TaskId("task" + round), 1);
        CommitDetails details = new CommitDetails("Task " + round + "\n", repository.identity(), 0);
        Clock clock = new Clock();
        Workspace workspace = provider.acquire(attempt, head);
        double create = clock.lap();
        work.perform(workspace.path(), round);
        clock.lap();
        Collected collected = workspace.collect(details).orElseThrow();
        double collect = clock.lap();
        meanwhile(round);
        clock.lap();
        land(collected.commit());
        double land = clock.lap();
        workspace.release();
        return new Steps(create, collect, land, clock.lap());
    }

    private void meanwhile(int round) throws IOException {
        byte[] content = ("round " + round + "\n").getBytes(StandardCharsets.UTF_8);
        CommitDetails details = new CommitDetails("Meanwhile\n", repository.identity(), 0);
        advance(landing.change(head, Map.of(LargeRepository.OTHER, content), details));
    }

    private void land(ObjectId commit) throws IOException {
        switch (landing.merge(head, commit)) {
            case MergeResult.Candidate candidate -> advance(candidate.commit());
            case MergeResult.Conflict conflict -> throw new IOException(conflict.files() + " are in conflict");
        }
    }

    private void advance(ObjectId commit) throws IOException {
        if (!(landing.advance(head, commit) instanceof Advance.Moved)) {
            throw new IOException("the head moved by itself");
        }
        head = commit;
    }

    @Override
    public double finish() {
        Clock clock = new Clock();
        provider.removeFree();
        return clock.lap();
    }

    @Override
    public void close() {
        repository.close();
    }
}
