package dev.stretto.workspace;

import dev.stretto.engine.Attempt;
import dev.stretto.git.CommitDetails;
import dev.stretto.git.ObjectId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The provider {@code none}: tasks run in the user's own directory, and nothing is made, collected or deleted there. */
public final class InPlaceProvider implements WorkspaceProvider {

    private final Path directory;

    public InPlaceProvider(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    @Override
    public Workspace acquire(Attempt attempt, ObjectId base) {
        return acquire(attempt);
    }

    /** As {@link #acquire(Attempt, ObjectId)}, for a directory that need not be in a repository. */
    public Workspace acquire(Attempt attempt) {
        return new InPlace(attempt, directory);
    }

    @Override
    public List<Workspace> held() {
        return List.of();
    }

    @Override
    public void removeFree() {
        // Nothing was made.
    }

    private record InPlace(Attempt attempt, Path path) implements Workspace {

        @Override
        public Optional<ObjectId> base() {
            return Optional.empty();
        }

        @Override
        public Map<String, String> environment() {
            return Map.of();
        }

        @Override
        public Optional<Collected> collect(CommitDetails details) {
            return Optional.empty();
        }

        @Override
        public Optional<Salvage.Kept> salvage(CommitDetails details) {
            return Optional.empty();
        }

        @Override
        public void release() {
            // It is the user's.
        }
    }
}
