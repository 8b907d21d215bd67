package dev.stretto.format.registry;

import dev.stretto.format.PlanSource;
import dev.stretto.format.folder.FolderReader;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Diagnostic.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a user named as their plan, found and loaded, but not read yet.
 *
 * @param name what it is called: the file or folder as the user can open it, {@code <stdin>} for standard input
 * @param path where that is; empty for standard input
 * @param kind how the sources make one plan
 * @param sources the texts, in the order in which they are read; none where it could not be loaded
 * @param reader the reader that found it, of a format that keeps a task a file
 * @param diagnostics what was wrong; an error where there are no sources
 */
public record PlanInput(
        String name,
        Optional<Path> path,
        Kind kind,
        List<PlanSource> sources,
        Optional<FolderReader> reader,
        List<Diagnostic> diagnostics) {

    /** The name of standard input. */
    public static final String STDIN = "<stdin>";

    /** How a plan's texts make one plan. */
    public enum Kind {
        /** There is one. */
        TEXT,
        /** They are files of tasks. */
        FOLDER,
        /** They are parts of one document. */
        SPLIT
    }

    public PlanInput {
        sources = List.copyOf(sources);
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether it is there as a whole. */
    public boolean loaded() {
        return !sources.isEmpty()
                && diagnostics.stream().noneMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }

    /**
     * All it says, to be kept and compared: the text of the one file, or each file behind a line with its path in the folder. It
     * does not depend on where the folder is or how it was named.
     */
    public String text() {
        return switch (kind) {
            case TEXT -> sources.stream().map(PlanSource::text).collect(Collectors.joining());
            case FOLDER, SPLIT ->
                sources.stream()
                        .map(source -> "==> " + pathInFolder(source) + " <==\n" + source.text() + "\n")
                        .collect(Collectors.joining());
        };
    }

    private String pathInFolder(PlanSource source) {
        return Path.of(name).normalize().relativize(Path.of(source.name())).toString();
    }

    /** The text of a file that a diagnostic names. */
    public Optional<PlanSource> source(String file) {
        return sources.stream().filter(source -> source.name().equals(file)).findFirst();
    }
}
