package dev.stretto.app;

import dev.stretto.git.GitException;
import dev.stretto.git.GitProblem.Kind;
import dev.stretto.git.GitRepository;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the user is: a folder, and the repository it lies in, if any.
 *
 * @param directory absolute
 */
public record Place(Path directory, Optional<GitRepository> repository) implements AutoCloseable {

    /** The place around a folder. */
    public static Place of(Path folder) throws UserError {
        Path directory = folder.toAbsolutePath().normalize();
        try {
            return new Place(directory, Optional.of(GitRepository.discover(directory)));
        } catch (GitException e) {
            if (e.problem().kind() == Kind.NOT_A_REPOSITORY || e.problem().kind() == Kind.GIT_MISSING) {
                return new Place(directory, Optional.empty());
            }
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }

    /** The runs that were started here: kept in the repository, or beside the files where there is none. */
    public RunStore runs() {
        return new RunStore(repository
                .map(found -> found.commonDirectory().resolve("stretto"))
                .orElseGet(() -> directory.resolve(".stretto"))
                .resolve("runs"));
    }

    /** Where commands of tasks that run in place start: the root of the work tree, or the folder itself. */
    public Path root() {
        return repository.flatMap(GitRepository::workTree).orElse(directory);
    }

    @Override
    public void close() {
        repository.ifPresent(GitRepository::close);
    }
}
