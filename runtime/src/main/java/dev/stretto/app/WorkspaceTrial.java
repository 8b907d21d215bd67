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
import dev.stretto.workspace.PoolProvider;
import dev.stretto.workspace.Workspace;
import dev.stretto.workspace.WorkspaceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Tries a provider of workspaces on a small repository in the cache directory. */
final class WorkspaceTrial {

    private static final String NAME = "workspaces";
    private static final String FILE = "file";
    private static final String REMEDY = "see that the cache directory can be written to and has room";

    private WorkspaceTrial() {}

    static Finding pool(Path cache) {
        Path scratch;
        try {
            scratch = Files.createTempDirectory(Files.createDirectories(cache), "doctor-");
        } catch (IOException e) {
            return Finding.fail(NAME, "pool: no folder can be made in " + cache, REMEDY);
        }
        try {
            return pool(Files.createDirectory(scratch.resolve("repository")), scratch.resolve("workspaces"));
        } catch (GitException e) {
            return Finding.fail(
                    NAME, "pool: " + e.problem().message(), e.problem().remedy());
        } catch (WorkspaceException e) {
            return Finding.fail(NAME, "pool: " + e.getMessage(), e.remedy());
        } catch (IOException | UncheckedIOException e) {
            return Finding.fail(NAME, "pool: " + e.getMessage(), REMEDY);
        } finally {
            remove(scratch);
        }
    }

    private static Finding pool(Path folder, Path workspaces) throws IOException {
        Files.writeString(folder.resolve(FILE), "before\n");
        try (GitRepository repository = ScratchRepository.create(folder, "Try workspaces")) {
            PoolProvider provider = new PoolProvider(repository, workspaces, "doctor", KeepList.NONE);
            long started = System.nanoTime();
            Workspace workspace = provider.acquire(new Attempt(new TaskId("1"), 1), repository.headCommit());
            long millis = (System.nanoTime() - started) / 1_000_000;
            Files.writeString(workspace.path().resolve(FILE), "after\n");
            Optional<Collected> change = workspace.collect(new CommitDetails("Try\n", repository.identity(), 0));
            workspace.release();
            return change.map(Collected::paths).equals(Optional.of(List.of(FILE)))
                    ? Finding.ok(NAME, "pool works; a small one takes " + millis + " ms")
                    : Finding.fail(NAME, "pool: a change made in a workspace was not seen", REMEDY);
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
