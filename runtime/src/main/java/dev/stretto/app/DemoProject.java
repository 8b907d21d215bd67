package dev.stretto.app;

import dev.stretto.git.FileTrees;
import dev.stretto.git.GitException;
import dev.stretto.git.ScratchRepository;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A small repository with a plan to try Stretto on: the plan builds a shell project by commands alone.
 *
 * @param directory absolute
 */
public record DemoProject(Path directory) {

    /** The plan's name in the repository. */
    public static final String PLAN = "plan.md";

    /**
     * Makes the repository, with the plan as its one commit.
     *
     * @param folder where; must not exist or be empty. Without one, a fresh temporary folder is made
     * @param environment where {@code TMPDIR} is looked up
     * @throws UserError if the folder is taken or cannot be made
     */
    public static DemoProject create(Optional<Path> folder, Map<String, String> environment) throws UserError {
        Path directory = folder.isPresent() ? empty(folder.get()) : temporary(environment);
        try (InputStream plan = Objects.requireNonNull(DemoProject.class.getResourceAsStream("demo-plan.md"))) {
            Files.copy(plan, directory.resolve(PLAN));
            ScratchRepository.create(directory, "Plan Canon").close();
            return new DemoProject(directory);
        } catch (GitException e) {
            throw new UserError(e.problem().message() + "; " + e.problem().remedy());
        } catch (IOException e) {
            throw new UserError("the plan cannot be written to " + directory + ": " + e.getMessage());
        }
    }

    private static Path empty(Path folder) throws UserError {
        try {
            if (!Files.isDirectory(folder) && FileTrees.exists(folder)) {
                throw new UserError(folder + " is no folder: name one that does not exist yet, or is empty");
            }
            Files.createDirectories(folder);
            if (!FileTrees.isEmpty(folder)) {
                throw new UserError(folder + " is not empty: name a folder that is, or that does not exist yet");
            }
            return folder;
        } catch (IOException e) {
            throw new UserError("the folder " + folder + " cannot be made: " + e.getMessage());
        }
    }

    private static Path temporary(Map<String, String> environment) throws UserError {
        Path parent = Path.of(environment.getOrDefault("TMPDIR", System.getProperty("java.io.tmpdir")))
                .toAbsolutePath();
        try {
            return Files.createTempDirectory(parent, "stretto-demo-");
        } catch (IOException e) {
            throw new UserError("no temporary folder can be made in " + parent + ": " + e.getMessage()
                    + "; name a folder: `stretto demo DIR`");
        }
    }
}
