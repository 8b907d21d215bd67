package dev.stretto.workspace;

import dev.stretto.git.GitRepository;
import dev.stretto.git.RefNames;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the workspaces of a repository's runs are on the disk. */
public final class WorkspaceFolders {

    private final Path folder;

    /**
     * @param cache the directory below which those of all repositories lie
     */
    public WorkspaceFolders(GitRepository repository, Path cache) {
        this.folder = cache.toAbsolutePath().resolve(PoolProvider.directoryName(repository));
    }

    /** The folder of a run's workspaces, which need not be there. */
    public Path of(String run) {
        return folder.resolve(RefNames.encode(run));
    }

    /** The folders that are there, each named like its run. */
    public List<Path> all() {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, WorkspaceFolders::isOfARun)) {
            entries.forEach(found::add);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw WorkspaceException.of(e, "listing the workspaces in", folder);
        }
        return found.stream().sorted().toList();
    }

    private static boolean isOfARun(Path entry) {
        return Files.isDirectory(entry) && !BaseStore.isOne(entry);
    }

    /**
     * Whether the workspaces in a run's folder are overlays.
     *
     * @param run one of {@link #all}
     */
    public static boolean areOverlays(Path run) {
        try (DirectoryStream<Path> slots = Files.newDirectoryStream(run, OverlaySlot::isOne)) {
            return slots.iterator().hasNext();
        } catch (IOException e) {
            throw WorkspaceException.of(e, "listing the workspaces in", run);
        }
    }
}
