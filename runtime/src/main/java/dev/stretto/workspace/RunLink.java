package dev.stretto.workspace;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A link to a run's own folder, beside its workspaces. By it the commands of a task find their run, while no path that the task is
 * told lies in the user's checkout: a tool that looks for a repository above each path it is given would find the user's there.
 */
final class RunLink {

    private static final String NAME = "run";

    private RunLink() {}

    /** Makes the link, unless it is there; the folder itself where the file system has no links. */
    static Path make(Path directory, Path run) {
        Path link = directory.resolve(NAME);
        try {
            return Files.createSymbolicLink(link, run.toAbsolutePath());
        } catch (FileAlreadyExistsException e) {
            return link;
        } catch (IOException | UnsupportedOperationException e) {
            return run.toAbsolutePath();
        }
    }
}
