package dev.stretto.bench.overhead;

import dev.stretto.bench.support.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A repository with text files, and as many tasks that change one file each.
 *
 * @param files how many; a hundred to a folder, some three kilobytes each
 * @param tasks how many; no more than files
 */
record Project(int files, int tasks) {

    private static final int FILES_PER_FOLDER = 100;
    private static final int LINES = 100;

    void write(Path folder) throws IOException {
        for (int file = 0; file < files; file++) {
            Path path = folder.resolve(name(file));
            Files.createDirectories(folder.resolve(folderOf(file)));
            Files.writeString(path, ("a line of file " + file + ", as long as many\n").repeat(LINES));
        }
        Files.writeString(folder.resolve("plan.md"), plan());
        Git git = new Git(folder);
        git.call("init", "-q", "-b", "main");
        git.call("add", "-A");
        git.call("-c", "user.name=Bench", "-c", "user.email=bench@localhost", "commit", "-q", "-m", "Files");
    }

    private static String folderOf(int file) {
        return "folder" + file / FILES_PER_FOLDER;
    }

    private static String name(int file) {
        return folderOf(file) + "/file" + file + ".txt";
    }

    /** The command of a task: it is all there is to do. */
    String command(int task) {
        return "echo changed >>" + name(task);
    }

    private String plan() {
        StringBuilder text = new StringBuilder("# One file each\n\n## Phase 1: Files\n\n");
        for (int task = 0; task < tasks; task++) {
            text.append("- [ ] 1.").append(task + 1).append(" Change a file (depends: none) (run: `");
            text.append(command(task)).append("`) (writes: ").append(name(task)).append(")\n");
        }
        return text.toString();
    }

    /** All commands, for {@code xargs -0}. */
    String commands() {
        StringBuilder text = new StringBuilder();
        for (int task = 0; task < tasks; task++) {
            text.append(command(task)).append('\0');
        }
        return text.toString();
    }
}
