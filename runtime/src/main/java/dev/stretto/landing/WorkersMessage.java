package dev.stretto.landing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What whoever worked on a task said in commits of their own, as the message of the one that lands: the last one's words, then
 * the subjects of those before it. No longer than one reads, without what would break a terminal, and without trailers that
 * are ours to set.
 *
 * @param subject one line; empty where nothing was said
 * @param body lines; may be empty
 * @param trailers the lines of theirs that stand at the end ({@code Co-authored-by: …})
 */
record WorkersMessage(String subject, String body, List<String> trailers) {

    private static final int CHARS_MAX = 4_000;
    private static final int NAMED_MAX = 20;
    private static final String OURS = "stretto-";
    private static final Pattern TRAILER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*: .*");
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|[\\p{Cs}\\u202a-\\u202e\\u2066-\\u2069]");

    WorkersMessage {
        trailers = List.copyOf(trailers);
    }

    /**
     * Puts messages together.
     *
     * @param messages the earliest first
     */
    static WorkersMessage of(List<String> messages) {
        List<List<String>> cleaned = messages.stream()
                .map(WorkersMessage::lines)
                .filter(lines -> !lines.isEmpty())
                .toList();
        if (cleaned.isEmpty()) {
            return new WorkersMessage("", "", List.of());
        }
        List<String> last = cleaned.getLast();
        List<String> rest = new ArrayList<>(last.subList(1, last.size()));
        List<String> trailers = takeTrailers(rest);
        String body = String.join("\n", rest).strip();
        List<String> before = cleaned.subList(0, cleaned.size() - 1).stream()
                .map(List::getFirst)
                .toList();
        String others = before.stream().limit(NAMED_MAX).map(one -> "- " + one).collect(Collectors.joining("\n"))
                + (before.size() > NAMED_MAX ? "\n- and " + (before.size() - NAMED_MAX) + " more" : "");
        String whole = (body + (body.isEmpty() || others.isEmpty() ? "" : "\n\n") + others).strip();
        return new WorkersMessage(last.getFirst(), cut(whole), trailers);
    }

    /** The lines that are left, from the first that says something on. */
    private static List<String> lines(String message) {
        String seen = UNSEEN.matcher(message.replace("\r\n", "\n")).replaceAll("");
        return seen.strip()
                .lines()
                .map(String::stripTrailing)
                .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith(OURS))
                .dropWhile(String::isBlank)
                .toList();
    }

    /** Takes the last paragraph off, if all of it is trailers. */
    private static List<String> takeTrailers(List<String> lines) {
        while (!lines.isEmpty() && lines.getLast().isBlank()) {
            lines.removeLast();
        }
        int start = lines.lastIndexOf("") + 1;
        List<String> paragraph = List.copyOf(lines.subList(start, lines.size()));
        boolean all = start > 0
                && paragraph.size() <= NAMED_MAX
                && paragraph.stream().allMatch(line -> TRAILER.matcher(line).matches());
        if (!all) {
            return List.of();
        }
        lines.subList(start, lines.size()).clear();
        return paragraph;
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= CHARS_MAX
                ? text
                : text.substring(0, text.offsetByCodePoints(0, CHARS_MAX)).stripTrailing() + "\n[cut]";
    }
}
