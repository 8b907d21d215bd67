package dev.stretto.bench.schedule;

import dev.stretto.app.LoadedPlan;
import dev.stretto.app.PlanLoader;
import dev.stretto.bench.support.Refusal;
import dev.stretto.plan.Plan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A plan at hand that can be compiled.
 *
 * @param name its path below the folder that was searched
 */
record Sample(String name, Plan plan) {

    private static final int FILE_BYTES_MAX = 16 << 20;

    /** The four tasks of the founding example (seed 003), with the durations its text expects 33 % of. */
    static final String EXAMPLE = "seed 003 with 5, 10, 10 and 5 minutes";

    private static final String EXAMPLE_TEXT = """
            # Example
            - [ ] 1.1 Set up (depends: none) (est: 5m)
            - [ ] 1.2 Module A (depends: 1.1) (est: 10m)
            - [ ] 1.3 Module B (depends: 1.1) (est: 10m)
            - [ ] 1.4 Integrate (depends: 1.2, 1.3) (est: 5m)
            """;

    static Sample example() {
        return new Sample(EXAMPLE, read(EXAMPLE_TEXT));
    }

    /** Reads a plan that has no errors. */
    static Plan read(String text) {
        InputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return PlanLoader.load(bytes, PlanLoader.Reading.DEFAULT).plan().orElseThrow();
    }

    /** The plans of a folder and those below that are a file each, without errors, and state at least one estimate. */
    static List<Sample> estimated(Path folder) throws IOException, Refusal {
        if (!Files.isDirectory(folder)) {
            throw new Refusal("there is no folder " + folder);
        }
        Path real = folder.toRealPath();
        List<Sample> samples = new ArrayList<>();
        try (Stream<Path> files = Files.walk(real)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (Files.size(file) <= FILE_BYTES_MAX) {
                    add(real.relativize(file).toString(), real, samples);
                }
            }
        }
        if (samples.isEmpty()) {
            throw new Refusal("there is no plan with estimates in " + folder);
        }
        return samples;
    }

    private static void add(String name, Path folder, List<Sample> samples) {
        LoadedPlan loaded = PlanLoader.load(name, folder, PlanLoader.Reading.DEFAULT);
        loaded.plan()
                .filter(_ -> loaded.ok())
                .filter(plan ->
                        plan.tasks().stream().anyMatch(task -> task.estimate().isPresent()))
                .ifPresent(plan -> samples.add(new Sample(name, plan)));
    }
}
