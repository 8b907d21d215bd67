package dev.stretto.local;

import dev.stretto.format.PlanSource;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.journal.RunFacts;
import dev.stretto.plan.PlanFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Where the files of a run's plan are in the repository; no task's change of them lands, since only Stretto ticks. */
final class PlanFiles {

    private final NavigableSet<String> paths = new TreeSet<>();

    PlanFiles(RunFacts facts) {
        if (!facts.planPath().isEmpty()) {
            Path plan = Path.of(facts.planPath());
            Path root = Path.of(facts.directory());
            files(plan, facts).forEach(file -> pathIn(root, file).ifPresent(paths::add));
        }
    }

    /** The plan's one file, or those of its folder that it was made of. */
    private static List<Path> files(Path plan, RunFacts facts) {
        if (!Files.isDirectory(plan)) {
            return List.of(plan);
        }
        Path root = Objects.requireNonNull(plan.getRoot());
        return PlanFormats.find(plan.toString(), root, facts.format().flatMap(PlanFormat::of)).sources().stream()
                .map(PlanSource::name)
                .map(root::resolve)
                .toList();
    }

    private static Optional<String> pathIn(Path root, Path file) {
        Path from = real(root);
        Path to = real(file);
        return to.startsWith(from) ? Optional.of(from.relativize(to).toString().replace('\\', '/')) : Optional.empty();
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize(); // it is gone meanwhile
        }
    }

    /** Those of some changed paths that are the plan's, be it a folder in the place of a file. */
    List<String> among(List<String> changed) {
        return changed.stream()
                .filter(path -> paths.stream().anyMatch(plan -> path.equals(plan) || path.startsWith(plan + "/")))
                .toList();
    }
}
