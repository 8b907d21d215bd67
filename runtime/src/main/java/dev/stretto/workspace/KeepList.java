package dev.stretto.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Ignored files a recycled workspace keeps, e.g. {@code node_modules}.
 *
 * @param entries names, which hold at any depth, or paths from the root, which hold a {@code /}; no wildcards
 */
public record KeepList(List<String> entries) {

    private static final Pattern UNFIT =
            Pattern.compile(".*[*?\\[\\\\!#\\p{Cntrl}].*|\\s*|(.*/)?\\.{1,2}(/.*)?|/|\\.git|.*\\s", Pattern.DOTALL);

    /** Keeps nothing. */
    public static final KeepList NONE = new KeepList(List.of());

    public KeepList {
        entries = List.copyOf(entries);
        for (String entry : entries) {
            if (UNFIT.matcher(entry).matches()) {
                throw new IllegalArgumentException("workspace.keep takes names and paths without wildcards, not \""
                        + entry + "\"; write e.g. node_modules or web/dist");
            }
        }
    }

    boolean keeps(Path root, Path entry) {
        for (String kept : entries) {
            String plain = kept.replaceAll("^/+|/+$", "");
            boolean anywhere = !kept.replaceAll("/+$", "").contains("/");
            boolean match = anywhere ? entry.endsWith(plain) : entry.equals(root.resolve(plain));
            if (match) {
                return true;
            }
        }
        return false;
    }
}
