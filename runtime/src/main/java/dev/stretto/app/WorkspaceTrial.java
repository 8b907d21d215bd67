package dev.stretto.app;

import dev.stretto.engine.Attempt;
import dev.stretto.git.CommitDetails;
import dev.stretto.git.FileTrees;
import dev.stretto.git.GitException;
import dev.stretto.git.GitRepository;
import dev.stretto.git.ScratchRepository;
import dev.stretto.plan.TaskId;
import dev.stretto.workspace.Collected;
import dev.stretto.workspace.KeepList;
import dev.stretto.workspace.Workspace;
import dev.stretto.workspace.WorkspaceException;
import dev.stretto.workspace.WorkspaceProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;

/** Tries the providers of workspaces on a small repository in the cache directory. */
final class WorkspaceTrial {

    private static final String NAME = "workspaces";
    private static final int SECONDS_MAX = 20;
    private static final String FILE = "file";
    private static final String REMEDY = "see that the cache directory can be written to and has room";

    private WorkspaceTrial() {}

    /** Tries all kinds; without pools there are no workspaces at all, any other kind is a gain. */
    static Finding all(Path cache) {
        StringJoiner works = new StringJoiner("; ");
        for (Isolation each : Isolation.ALL) {
            String name = each.kind().label();
            switch (each.tryAt(cache)) {
                case Isolation.Unusable(String reason) -> works.add("no " + name + ": " + reason);
                case Isolation.Usable usable -> {
                    Finding tried = of(usable, cache);
                    if (tried.status() != Finding.Status.OK) {
                        return tried;
                    }
                    works.add(tried.message());
                }
            }
        }
        return Finding.ok(NAME, works.toString());
    }

    private static Finding of(Isolation.Usable kind, Path cache) {
        String name = kind.kind().label();
        Path scratch;
        try {
            scratch = Files.createTempDirectory(Files.createDirectories(cache), "doctor-");
        } catch (IOException e) {
            return Finding.fail(NAME, name + ": no folder can be made in " + cache, REMEDY);
        }
        try {
            return of(kind, Files.createDirectory(scratch.resolve("repository")), scratch.resolve("workspaces"));
        } catch (GitException e) {
            return Finding.fail(
                    NAME, name + ": " + e.problem().message(), e.problem().remedy());
        } catch (WorkspaceException e) {
            return Finding.fail(NAME, name + ": " + e.getMessage(), e.remedy());
        } catch (IOException | UncheckedIOException e) {
            return Finding.fail(NAME, name + ": " + e.getMessage(), REMEDY);
        } finally {
            remove(scratch);
        }
    }

    private static Finding of(Isolation.Usable kind, Path folder, Path workspaces) throws IOException {
        String name = kind.kind().label();
        Files.writeString(folder.resolve(FILE), "before\n");
        try (GitRepository repository = ScratchRepository.create(folder, "Try workspaces")) {
            WorkspaceProvider provider = kind.opening().open(repository, workspaces, "doctor", KeepList.NONE);
            // The first one of all is not what each attempt costs.
            provider.acquire(new Attempt(new TaskId("0"), 1), repository.headCommit())
                    .release();
            long started = System.nanoTime();
            Workspace workspace = provider.acquire(new Attempt(new TaskId("1"), 1), repository.headCommit());
            long millis = (System.nanoTime() - started) / 1_000_000;
            try {
                change(workspace);
                Optional<Collected> change = workspace.collect(new CommitDetails("Try\n", repository.identity(), 0));
                return change.map(Collected::paths).equals(Optional.of(List.of(FILE)))
                        ? Finding.ok(NAME, name + " works; a small one takes " + millis + " ms")
                        : Finding.fail(NAME, name + ": a change made in a workspace was not seen", REMEDY);
            } finally {
                workspace.release();
                provider.removeFree();
            }
        }
    }

    private static void change(Workspace workspace) throws IOException {
        List<String> command = workspace.wrapped(List.of("/bin/sh", "-c", "echo after > " + FILE));
        Process process = new ProcessBuilder(command)
                .directory(workspace.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new IOException("a command in a workspace did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void remove(Path scratch) {
        try {
            FileTrees.delete(scratch);
        } catch (IOException e) {
            // A few kilobytes stay in the cache; what was found is worth more than this.
        }
    }
}
