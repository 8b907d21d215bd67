package dev.stretto.bench.replay;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a history as a plan: a task a commit, with what it follows from, what it writes, and the command that does it. */
final class ReplayPlan {

    private static final int SUBJECT_CHARS_MAX = 60;

    /** A commit that touches more is said to write everything: the claim would fill pages and keep out nearly all anyway. */
    private static final int CLAIMS_MAX = 1_000;

    private static final String PLAIN_IN_CLAIMS = "._-/+@=%";

    private ReplayPlan() {}

    /** The id of the task of a commit. */
    static String id(int index) {
        return "1." + (index + 1);
    }

    static String of(String name, List<Commit> commits, List<Set<Integer>> relations) {
        StringBuilder text = new StringBuilder();
        text.append("# Replay of ").append(words(name)).append("\n\n## Phase 1: Commits\n\n");
        for (int at = 0; at < commits.size(); at++) {
            Commit commit = commits.get(at);
            text.append("- [ ] ").append(id(at)).append(" Commit ").append(commit.id(), 0, 10);
            text.append(' ').append(words(commit.subject()));
            text.append(" (depends: ").append(before(relations.get(at))).append(')');
            text.append(" (run: `sh \"$REPLAY/apply.sh\" ").append(commit.id()).append("`)");
            text.append(" (writes: ").append(claims(commit.changes())).append(")\n");
        }
        return text.toString();
    }

    private static String before(Set<Integer> commits) {
        return commits.isEmpty() ? "none" : commits.stream().map(ReplayPlan::id).collect(Collectors.joining(", "));
    }

    /** A title must hold nothing that the format gives a meaning to. */
    private static String words(String text) {
        String plain =
                text.replaceAll("[^A-Za-z0-9 ]+", " ").replaceAll(" +", " ").strip();
        return plain.substring(0, Math.min(plain.length(), SUBJECT_CHARS_MAX)).strip();
    }

    private static String claims(List<PathChange> changes) {
        if (changes.isEmpty()) {
            return "none";
        }
        if (changes.size() > CLAIMS_MAX) {
            return "`**`";
        }
        return changes.stream().map(change -> "`" + glob(change.path()) + "`").collect(Collectors.joining(", "));
    }

    /** The path as a glob: what the format or the glob itself gives a meaning to is met by a wildcard. */
    static String glob(String path) {
        String text = new String(path.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        StringBuilder glob = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN_IN_CLAIMS.indexOf(c) >= 0);
            boolean letter = c >= 0x80 && c <= 0xFFFF && Character.isLetterOrDigit(c);
            glob.append(plain || letter ? Character.toString(c) : c > 0xFFFF ? "*" : "?");
        });
        return glob.toString();
    }
}
