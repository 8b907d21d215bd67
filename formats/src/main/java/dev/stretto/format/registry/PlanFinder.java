package dev.stretto.format.registry;

import dev.stretto.format.PlanSource;
import dev.stretto.format.folder.FolderFiles;
import dev.stretto.format.folder.FolderReader;
import dev.stretto.format.folder.FolderView;
import dev.stretto.format.folder.SplitPlan;
import dev.stretto.format.registry.PlanInput.Kind;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the plan in a folder, and loads plans from wherever they are. */
final class PlanFinder {

    private static final int FILES_MAX = 20_000;
    private static final int NAMED_MAX = 10;

    private final List<FolderReader> readers;
    private final Optional<PlanFormat> format;

    /**
     * A finder.
     *
     * @param readers those of formats that keep a task a file
     * @param format the format that is looked for; empty for any
     */
    PlanFinder(List<FolderReader> readers, Optional<PlanFormat> format) {
        this.readers = readers;
        this.format = format;
    }

    /** A plan that may be in a folder. */
    private sealed interface Candidate {

        /** From the folder that was looked into. */
        String path();

        record OneFile(String path) implements Candidate {}

        record Several(FolderReader reader, FolderFiles files) implements Candidate {
            @Override
            public String path() {
                return files.root();
            }
        }
    }

    static PlanInput standardInput(InputStream in) {
        try {
            // One byte more than allowed tells a text that is too long.
            byte[] bytes = in.readNBytes(PlanSource.BYTES_MAX + 1);
            return text(PlanInput.STDIN, Optional.empty(), PlanSource.of(PlanInput.STDIN, bytes));
        } catch (IOException e) {
            return failed(
                    PlanInput.STDIN,
                    Optional.empty(),
                    "standard input cannot be read: " + e.getMessage(),
                    "give the plan as a file");
        }
    }

    PlanInput find(String name, Path directory) {
        Path path;
        try {
            path = directory.resolve(name).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            return failed(name, Optional.empty(), "this is no path: " + e.getReason(), "name a file or a folder");
        }
        if (!Files.isDirectory(path)) {
            return text(name, Optional.of(path), PlanSource.load(name, path));
        }
        FolderView folder = new FolderView(name, path);
        List<Candidate> candidates = candidates(folder);
        return switch (candidates.size()) {
            case 0 -> withoutMarks(folder);
            case 1 -> load(folder, candidates.getFirst());
            default -> ambiguous(folder, candidates);
        };
    }

    /** Those of the folder itself; only where it has none, those that a project's root holds. */
    private List<Candidate> candidates(FolderView folder) {
        List<Candidate> own = new ArrayList<>();
        List<Candidate> below = new ArrayList<>();
        for (FolderReader reader : readers) {
            if (format.isEmpty() || format.get() == reader.format()) {
                reader.find(folder)
                        .forEach(files -> (files.own() ? own : below).add(new Candidate.Several(reader, files)));
            }
        }
        if (format.isEmpty() || readers.stream().noneMatch(reader -> reader.format() == format.get())) {
            Spots.own(folder, format).forEach(file -> own.add(new Candidate.OneFile(file)));
            Spots.below(folder, format).forEach(file -> below.add(new Candidate.OneFile(file)));
        }
        return own.isEmpty() ? below : own;
    }

    private PlanInput load(FolderView folder, Candidate candidate) {
        return switch (candidate) {
            case Candidate.OneFile(String file) -> oneFile(folder, file);
            case Candidate.Several(FolderReader reader, FolderFiles files) -> {
                String root = files.root();
                List<String> paths = files.files().stream()
                        .map(file -> root.isEmpty() ? file : root + "/" + file)
                        .toList();
                yield several(folder, root, paths, Kind.FOLDER, Optional.of(reader));
            }
        };
    }

    private static PlanInput oneFile(FolderView folder, String file) {
        return text(folder.nameOf(file), Optional.of(folder.pathOf(file)), folder.load(file));
    }

    /** A folder in which no tool left its marks: its Markdown files are the plan. */
    private PlanInput withoutMarks(FolderView folder) {
        List<String> files = SplitPlan.files(folder);
        Optional<FolderReader> forced = readers.stream()
                .filter(reader -> format.equals(Optional.of(reader.format())))
                .findFirst();
        if (files.isEmpty()) {
            List<Diagnostic> all = new ArrayList<>(folder.problems());
            all.add(unreadable(
                    folder.nameOf(""),
                    "this folder holds no plan: no Markdown files, nor a plan where a tool keeps one",
                    "name the plan file"));
            return new PlanInput(
                    folder.nameOf(""), Optional.of(folder.pathOf("")), Kind.TEXT, List.of(), Optional.empty(), all);
        }
        return files.size() == 1 && forced.isEmpty()
                ? oneFile(folder, files.getFirst())
                : several(folder, "", files, forced.isPresent() ? Kind.FOLDER : Kind.SPLIT, forced);
    }

    private static PlanInput several(
            FolderView folder, String root, List<String> files, Kind kind, Optional<FolderReader> reader) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        List<PlanSource> sources = new ArrayList<>();
        long chars = 0;
        for (String file : files.subList(0, Math.min(files.size(), FILES_MAX))) {
            PlanSource.Loaded loaded = folder.load(file);
            loaded.diagnostics().forEach(diagnostic -> diagnostics.add(milder(diagnostic)));
            loaded.source().map(PlanSource::asPart).ifPresent(sources::add);
            chars += loaded.source().map(source -> source.text().length()).orElse(0);
            if (chars > PlanSource.BYTES_MAX) {
                break;
            }
        }
        if (files.size() > FILES_MAX || chars > PlanSource.BYTES_MAX) {
            diagnostics.add(unreadable(
                    folder.nameOf(root),
                    "the plan has more than " + FILES_MAX + " files, or more than 512 MiB of text",
                    "split the plan, or name a part of it"));
        }
        List<PlanSource> parts = kind == Kind.SPLIT ? parts(folder, sources, diagnostics) : sources;
        diagnostics.addAll(folder.problems());
        return new PlanInput(folder.nameOf(root), Optional.of(folder.pathOf(root)), kind, parts, reader, diagnostics);
    }

    /** Without the files that have nothing to say, unless none has. */
    private static List<PlanSource> parts(FolderView folder, List<PlanSource> sources, List<Diagnostic> diagnostics) {
        List<PlanSource> parts = sources.stream().filter(SplitPlan::hasSay).toList();
        if (parts.isEmpty()) {
            return sources;
        }
        List<String> left = sources.stream()
                .filter(source -> !parts.contains(source))
                .map(PlanSource::name)
                .toList();
        diagnostics.add(new Diagnostic(
                Severity.INFO,
                DiagnosticCode.INFERRED,
                parts.getFirst().name(),
                new Position(parts.getFirst().name(), 1, 1),
                "the folder " + folder.nameOf("") + " is read as one plan in " + parts.size() + " files"
                        + (left.isEmpty() ? "" : "; without tasks, and so left out: " + some(left)),
                "name one of its files to have only that read"));
        return parts;
    }

    /** An empty file among others does no harm. */
    private static Diagnostic milder(Diagnostic diagnostic) {
        return diagnostic.code() != DiagnosticCode.NO_TASKS
                ? diagnostic
                : new Diagnostic(
                        Severity.INFO,
                        diagnostic.code(),
                        diagnostic.file(),
                        diagnostic.position(),
                        diagnostic.message(),
                        diagnostic.hint());
    }

    private static PlanInput ambiguous(FolderView folder, List<Candidate> candidates) {
        List<String> names = candidates.stream()
                .map(candidate -> folder.nameOf(candidate.path()))
                .toList();
        return failed(
                folder.nameOf(""),
                Optional.of(folder.pathOf("")),
                "this folder holds " + names.size() + " plans: " + some(names),
                "name one of them, or the format with --format");
    }

    private static String some(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(names.size(), NAMED_MAX)));
        return names.size() <= NAMED_MAX ? first : first + " and " + (names.size() - NAMED_MAX) + " more";
    }

    private static PlanInput text(String name, Optional<Path> path, PlanSource.Loaded loaded) {
        return new PlanInput(
                name, path, Kind.TEXT, loaded.source().stream().toList(), Optional.empty(), loaded.diagnostics());
    }

    private static PlanInput failed(String name, Optional<Path> path, String message, String hint) {
        return new PlanInput(
                name, path, Kind.TEXT, List.of(), Optional.empty(), List.of(unreadable(name, message, hint)));
    }

    private static Diagnostic unreadable(String name, String message, String hint) {
        return new Diagnostic(Severity.ERROR, DiagnosticCode.UNREADABLE, name, Position.START, message, hint);
    }
}
