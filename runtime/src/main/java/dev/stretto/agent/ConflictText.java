package dev.stretto.agent;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a task that did not merge is told before it is done again: what landed meanwhile, where both contradict each other, what
 * to do, and where its own work is kept. As much as fits; what is left out is said.
 */
public final class ConflictText {

    private static final int FILES_NAMED_MAX = 30;
    private static final int SIDES_NAMED_MAX = 20;
    private static final int CHARS_MAX = 12_000;
    private static final int HUNK_LINES_MAX = 80;
    private static final int LINE_CHARS_MAX = 400;
    private static final int SHORT = 9;
    private static final Pattern OURS = Pattern.compile("(?m)^(<{7,}) [0-9a-f]{40,}(:.*)?$");
    private static final Pattern THEIRS = Pattern.compile("(?m)^(>{7,}) [0-9a-f]{40,}(:.*)?$");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern TICKS = Pattern.compile("`+");

    private ConflictText() {}

    /**
     * A commit that the other side consists of.
     *
     * @param commit its full name
     */
    public record Side(String task, String title, String commit) {}

    /**
     * What was not taken.
     *
     * @param attempt the number of the attempt that made it
     * @param commit its full name
     * @param ref what keeps it
     */
    public record Kept(int attempt, String commit, String ref) {}

    /**
     * The text, as Markdown.
     *
     * @param sides what landed meanwhile and changed the same; empty where that was no task of the plan
     * @param files the paths in conflict
     * @param notes what git says of each
     * @param hunks the marked places, by file
     */
    public static String of(
            Kept kept, List<Side> sides, List<String> files, List<String> notes, Map<String, List<String>> hunks) {
        StringBuilder text = new StringBuilder();
        text.append("What attempt ").append(kept.attempt()).append(" did was not taken, since it contradicts what ");
        text.append("landed meanwhile. Your copy of the repository has what landed:\n\n");
        text.append(lines(sides.stream().map(ConflictText::side).toList(), SIDES_NAMED_MAX));
        if (sides.isEmpty()) {
            text.append("- commits that are of no task of this plan: `git log`\n");
        }
        text.append("\nKeep that, and do the task again on top of it, so that both hold. What attempt ");
        text.append(kept.attempt())
                .append(" did is kept as ")
                .append(kept.ref())
                .append(": `git show ");
        text.append(shorten(kept.commit())).append("` shows it here. Take from it what still fits.\n\n");
        text.append("In conflict:\n\n").append(lines(files, FILES_NAMED_MAX));
        if (!notes.isEmpty()) {
            text.append("\nWhat git says:\n\n").append(lines(notes, FILES_NAMED_MAX));
        }
        for (Map.Entry<String, List<String>> file : hunks.entrySet()) {
            add(text, kept, file.getKey(), file.getValue());
        }
        return text.toString();
    }

    private static String side(Side side) {
        return (side.task() + " " + side.title()).strip() + " (`git show " + shorten(side.commit()) + "`)";
    }

    private static void add(StringBuilder text, Kept kept, String file, List<String> hunks) {
        text.append("\n### ").append(file).append("\n");
        for (int at = 0; at < hunks.size(); at++) {
            String hunk = shown(hunks.get(at), kept);
            if (text.length() + hunk.length() > CHARS_MAX) {
                text.append("\n[left out here: ").append(hunks.size() - at).append(" more such places]\n");
                return;
            }
            String fence = fence(hunk);
            text.append('\n').append(fence).append('\n').append(hunk).append('\n');
            text.append(fence).append('\n');
        }
    }

    /** With names a reader can tell the sides by, and no longer than one reads. */
    private static String shown(String hunk, Kept kept) {
        String named = OURS.matcher(hunk).replaceAll("$1 landed$2");
        named = THEIRS.matcher(named).replaceAll("$1 attempt " + kept.attempt() + "$2");
        List<String> lines = named.lines().map(ConflictText::cut).toList();
        if (lines.size() <= HUNK_LINES_MAX) {
            return String.join("\n", lines);
        }
        int half = HUNK_LINES_MAX / 2;
        return String.join("\n", lines.subList(0, half))
                + "\n[left out here: " + (lines.size() - 2 * half) + " lines]\n"
                + String.join("\n", lines.subList(lines.size() - half, lines.size()));
    }

    private static String cut(String line) {
        return line.codePointCount(0, line.length()) <= LINE_CHARS_MAX
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LINE_CHARS_MAX)) + " [cut]";
    }

    /** Longer than any run of backticks in what it surrounds. */
    private static String fence(String hunk) {
        int longest = 2;
        Matcher ticks = TICKS.matcher(hunk);
        while (ticks.find()) {
            longest = Math.max(longest, ticks.end() - ticks.start());
        }
        return "`".repeat(longest + 1);
    }

    private static String lines(List<String> items, int max) {
        StringBuilder lines = new StringBuilder();
        items.stream()
                .limit(max)
                .forEach(item -> lines.append("- ")
                        .append(cut(CONTROL.matcher(item).replaceAll("?")))
                        .append('\n'));
        if (items.size() > max) {
            lines.append("- and ").append(items.size() - max).append(" more\n");
        }
        return lines.toString();
    }

    private static String shorten(String commit) {
        return commit.substring(0, Math.min(SHORT, commit.length()));
    }
}
