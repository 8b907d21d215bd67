package dev.stretto.bench.fuzz;

import dev.stretto.bench.support.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The plans that are changed.
 *
 * @param plans at least one
 */
record Corpus(List<Sample> plans) {

    /** One small plan for each format, so that there is something to change where nothing else is at hand. */
    private static final List<String> OWN = List.of(
            "backlog.md",
            "batch-sheet.md",
            "beads.jsonl",
            "ccpm.md",
            "kiro.md",
            "openspec.md",
            "org.org",
            "plan.json",
            "sage.md",
            "sage-index.json",
            "spec-kit.md",
            "status.json",
            "strategy.md",
            "stretto.md",
            "tasks.json",
            "wfformat.json");

    private static final int FILE_BYTES_MAX = 4 << 20;

    Corpus {
        plans = List.copyOf(plans);
    }

    /** A plan: its bytes, and the name of its file, which tells a reader something. */
    static final class Sample {

        private final String name;
        private final byte[] bytes;

        /** Takes the bytes as they are: nobody changes them. */
        Sample(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes;
        }

        String name() {
            return name;
        }

        byte[] bytes() {
            return bytes;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The built-in plans, and those of a folder. */
    static Corpus of(Optional<Path> folder) throws IOException, Refusal {
        List<Sample> plans = new ArrayList<>();
        for (String name : OWN) {
            try (InputStream in = Corpus.class.getResourceAsStream("/fuzz/" + name)) {
                if (in == null) {
                    throw new IllegalStateException("the plan " + name + " is not in the jar");
                }
                plans.add(new Sample(name, in.readAllBytes()));
            }
        }
        if (folder.isPresent()) {
            addAll(folder.get(), plans);
        }
        return new Corpus(plans);
    }

    private static void addAll(Path folder, List<Sample> plans) throws IOException, Refusal {
        if (!Files.isDirectory(folder)) {
            throw new Refusal("--corpus: there is no folder " + folder);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (Files.size(file) <= FILE_BYTES_MAX) {
                    plans.add(new Sample(file.getFileName().toString(), Files.readAllBytes(file)));
                }
            }
        }
    }
}
