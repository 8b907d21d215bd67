package dev.stretto.format.folder;

import dev.stretto.format.PlanSource;
import dev.stretto.format.text.NaturalOrder;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A folder on the user's disk, as a reader looks for its files in it. Paths are from this folder, with slashes.
 *
 * <p>What cannot be looked at is not there, and a {@linkplain #problems() problem}.
 */
public final class FolderView {

    private static final int ENTRIES_MAX = 100_000;
    private static final int FOLDERS_MAX = 10_000;
    private static final int DEPTH_MAX = 8;

    private static final String NEARER = "name the plan's own file or folder";

    private static final Pattern MARKDOWN =
            Pattern.compile("[^.].*\\.(?:md|markdown|mdown|mkd)", Pattern.CASE_INSENSITIVE);

    private final String name;
    private final Path path;
    private final List<Diagnostic> problems = new ArrayList<>();
    private int entered;

    /**
     * A view of a folder that is there.
     *
     * @param name what the user calls it
     * @param path where it is, absolute
     */
    public FolderView(String name, Path path) {
        this.name = name;
        this.path = path;
    }

    /** The last part of its path. */
    public String lastName() {
        Path last = path.getFileName();
        return last == null ? "" : last.toString();
    }

    /** What the user can call a file or folder in it. */
    public String nameOf(String relative) {
        String open = Path.of(name).resolve(relative).normalize().toString();
        return open.isEmpty() ? "." : open;
    }

    /** Where a file or folder in it is. */
    public Path pathOf(String relative) {
        return path.resolve(relative).normalize();
    }

    /** Whether it has such a file. */
    public boolean hasFile(String relative) {
        return Files.isRegularFile(pathOf(relative));
    }

    /** Whether it has such a folder. */
    public boolean hasFolder(String relative) {
        return Files.isDirectory(pathOf(relative));
    }

    /** The Markdown files that lie directly in a folder of it and are not hidden, as paths from here in natural order. */
    public List<String> markdown(String relative) {
        return list(relative, file -> MARKDOWN.matcher(file).matches(), true);
    }

    /** The folders that lie directly in a folder of it and are not hidden, as paths from here in natural order. */
    public List<String> folders(String relative) {
        return list(relative, folder -> !folder.startsWith("."), false);
    }

    /** Loads one of its files, under the name by which the user can open it. */
    public PlanSource.Loaded load(String relative) {
        return PlanSource.load(nameOf(relative), pathOf(relative));
    }

    /** Where a file or folder in it really is, whatever links lead there. */
    public String realPath(String relative) {
        try {
            return pathOf(relative).toRealPath().toString();
        } catch (IOException e) {
            return pathOf(relative).toString();
        }
    }

    /** Whether a folder so many levels down may be looked into; if not, that is a problem. */
    boolean mayEnter(String relative, int depth) {
        if (++entered > FOLDERS_MAX) {
            if (entered == FOLDERS_MAX + 1) {
                problem(Severity.ERROR, relative, "there are more than " + FOLDERS_MAX + " folders here", NEARER);
            }
            return false;
        }
        if (depth > DEPTH_MAX) {
            problem(
                    Severity.WARNING,
                    relative,
                    "the folder lies more than " + DEPTH_MAX + " levels deep, so it is not looked into",
                    NEARER);
            return false;
        }
        return true;
    }

    /** What was met on the way that could not be looked at. */
    public List<Diagnostic> problems() {
        return List.copyOf(problems);
    }

    private List<String> list(String relative, Predicate<String> wanted, boolean files) {
        Path folder = pathOf(relative);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        int looked = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (looked++ == ENTRIES_MAX) {
                    problem(Severity.ERROR, relative, "there are more than " + ENTRIES_MAX + " entries here", NEARER);
                    break;
                }
                String last = entry.getFileName().toString();
                if (wanted.test(last) && (files ? Files.isRegularFile(entry) : Files.isDirectory(entry))) {
                    found.add(relative.isEmpty() ? last : relative + "/" + last);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            problem(
                    Severity.ERROR,
                    relative,
                    "the folder cannot be looked into",
                    "give yourself the permission to read it");
        }
        found.sort(NaturalOrder.INSTANCE);
        return found;
    }

    private void problem(Severity severity, String relative, String message, String hint) {
        problems.add(
                new Diagnostic(severity, DiagnosticCode.UNREADABLE, nameOf(relative), Position.START, message, hint));
    }
}
