package dev.stretto.format.lint;

import dev.stretto.plan.ClaimSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A claimed path, so that equal ones have equal words.
 *
 * @param path without {@code ./}, doubled or trailing slashes; of a folder the folder itself, empty for the root
 * @param folder whether it covers what lies below it: {@code src/**}, {@code src/}, or a last segment without extension
 */
record ClaimedPath(String path, boolean folder) {

    private static final String WILDCARDS = "*?[]{}";

    /** The path of a claim; empty for units of a pool. */
    static Optional<ClaimedPath> of(ClaimSpec claim) {
        return claim.mode() == ClaimSpec.Mode.USE ? Optional.empty() : Optional.of(of(claim.resource()));
    }

    /** A path or glob as written. */
    static ClaimedPath of(String written) {
        List<String> segments = new ArrayList<>();
        boolean folder = written.endsWith("/");
        for (String segment : written.split("/")) {
            if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        if (segments.size() > 1
                && segments.getLast().equals("*")
                && segments.get(segments.size() - 2).equals("**")) {
            segments.removeLast();
        }
        if (!segments.isEmpty() && segments.getLast().equals("**")) {
            segments.removeLast();
            folder = true;
        }
        String path = String.join("/", segments);
        if (hasWildcards(path)) {
            return new ClaimedPath(path, false);
        }
        return new ClaimedPath(
                path, folder || segments.isEmpty() || segments.getLast().lastIndexOf('.') <= 0);
    }

    /** Whether a path may stand for several, or for one that is not yet known. */
    static boolean hasWildcards(String path) {
        return path.chars().anyMatch(c -> WILDCARDS.indexOf(c) >= 0);
    }

    /** The folders above, nearest first; the root, an empty path, is the last. */
    List<String> above() {
        List<String> folders = new ArrayList<>();
        for (int at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
            folders.add(path.substring(0, at));
        }
        if (!path.isEmpty()) {
            folders.add("");
        }
        return folders;
    }
}
