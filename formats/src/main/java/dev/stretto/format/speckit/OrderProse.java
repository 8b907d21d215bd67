package dev.stretto.format.speckit;

import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements about the order of single tasks in prose: {@code T012 depends on T010 and T011}, {@code T014 before T015},
 * {@code T001 → T002 → T003}. Only clauses that say nothing else between the ids are taken.
 */
final class OrderProse {

    /** A pair of lists can mean many pairs of tasks; beyond this it is no statement about single tasks. */
    private static final int PAIRS_OF_CLAUSE_MAX = 400;

    private static final int LINKS_MAX = 20_000;

    /**
     * Two tasks in order.
     *
     * @param position where the statement stands
     */
    record Link(String before, String after, Position position) {}

    private static final Pattern ID = Pattern.compile("(?<![\\p{L}\\p{N}_-])" + SpecKitIds.ID);
    private static final Pattern RANGE = Pattern.compile(
            "\\s*+(?:-|–|—|~|\\.\\.|\\bto\\b|\\bthrough\\b)\\s*+(" + SpecKitIds.ID + ")", Pattern.CASE_INSENSITIVE);
    private static final Pattern AND = Pattern.compile(
            "\\s*+(?:,\\s*+(?:and\\b)?|and\\b|&|\\+|/|e\\b|y\\b|и\\b|、|和)\\s*+(?:tasks?\\s{1,3})?(?=" + SpecKitIds.ID
                    + ")",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CLAUSE_END = Pattern.compile("[;。；]|\\.(?=\\s|$)|\\n");
    private static final Pattern LEAD =
            Pattern.compile("(?:.{0,200}[:：]|[\\s\\-*•]*)[\\s*_`]*(?:tasks?\\s{1,3})?", Pattern.CASE_INSENSITIVE);

    private static final Pattern LEFT_FIRST = Pattern.compile(
            "\\s*+(?:→|->|=>|⇒|➜|-->"
                    + "|(?:(?:must|should|need to|needs to|has to|have to)\\s)?(?:be\\s)?(?:complete|completed|finish|finished|run|done|come|pass)?\\s?before"
                    + "|blocks?|precedes?)\\s*+(?:starting\\s)?(?:tasks?\\s{1,3})?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern RIGHT_FIRST = Pattern.compile(
            "\\s*+(?:(?:strictly\\s|directly\\s)?(?:depends?\\s(?:only\\s)?on|requires?|needs?|waits?\\sfor|follows?|depende[m]?\\sde)"
                    + "|(?:is\\s|are\\s)?blocked\\sby"
                    + "|(?:(?:must|should|can|may|can only|may only)\\s)?(?:be\\s)?(?:start|starts|run|runs|begin|begins|come|comes|done|go|goes)?\\s?(?:only\\s)?after)"
                    + "\\s*+(?:tasks?\\s{1,3})?",
            Pattern.CASE_INSENSITIVE);

    /** What behind the second list makes it say something else: "T001 or T002", "T006+". */
    private static final Pattern OPEN_END =
            Pattern.compile("\\s*+(?:or\\b|\\+|\\?|if\\b|unless\\b|only if\\b)", Pattern.CASE_INSENSITIVE);

    private final List<String> ids;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private int links;

    OrderProse(Set<String> ids) {
        this.ids = List.copyOf(ids);
        this.ids.forEach(id -> places.put(id, places.size()));
    }

    /** A list of ids, read. */
    private record Listed(List<String> tasks, int end) {}

    /** The pairs that a text states. */
    List<Link> read(TextSpan span) {
        String text = withoutBrackets(span.text());
        List<Link> found = new ArrayList<>();
        Matcher end = CLAUSE_END.matcher(text);
        int from = 0;
        while (from < text.length()) {
            int to = end.find(from) ? end.start() : text.length();
            clause(span, text, from, to, found);
            from = to + 1;
        }
        return found;
    }

    private void clause(TextSpan span, String text, int from, int to, List<Link> found) {
        Matcher id = ID.matcher(text).region(from, to);
        if (!id.find() || !LEAD.matcher(text).region(from, id.start()).matches()) {
            return;
        }
        Position at = span.position(id.start());
        Optional<Listed> left = list(text, id.start(), to);
        while (left.isPresent()) {
            boolean leftFirst = ends(LEFT_FIRST, text, left.get().end(), to) > 0;
            int start =
                    ends(leftFirst ? LEFT_FIRST : RIGHT_FIRST, text, left.get().end(), to);
            Optional<Listed> right = start > 0 ? list(text, start, to) : Optional.empty();
            if (right.isEmpty() || ends(OPEN_END, text, right.get().end(), to) > 0) {
                return;
            }
            List<String> first = (leftFirst ? left : right).get().tasks();
            List<String> then = (leftFirst ? right : left).get().tasks();
            link(first, then, at, found);
            // "T001 depends on T002 before T003" would say two things of T002.
            left = leftFirst ? right : Optional.empty();
        }
    }

    private void link(List<String> first, List<String> then, Position at, List<Link> found) {
        long pairs = (long) first.size() * then.size();
        if (pairs > PAIRS_OF_CLAUSE_MAX || links + pairs > LINKS_MAX) {
            return;
        }
        for (String before : first) {
            for (String after : then) {
                if (!before.equals(after)) {
                    found.add(new Link(before, after, at));
                    links++;
                }
            }
        }
    }

    /** A list of ids that are all of this plan. */
    private Optional<Listed> list(String text, int from, int to) {
        List<String> tasks = new ArrayList<>();
        int at = from;
        while (true) {
            Matcher id = ID.matcher(text).region(at, to).useTransparentBounds(true);
            if (!id.lookingAt() || !places.containsKey(id.group())) {
                return Optional.empty();
            }
            at = id.end();
            Matcher range = RANGE.matcher(text).region(at, to);
            if (range.lookingAt()) {
                Integer first = places.get(id.group());
                Integer last = places.get(range.group(1));
                if (first == null || last == null || first > last || last - first > PAIRS_OF_CLAUSE_MAX) {
                    return Optional.empty();
                }
                tasks.addAll(ids.subList(first, last + 1));
                at = range.end();
            } else {
                tasks.add(id.group());
            }
            int next = ends(AND, text, at, to);
            if (next == 0) {
                return Optional.of(new Listed(tasks, at));
            }
            at = next;
        }
    }

    /** Where a pattern that starts here ends; 0 where it does not. */
    private static int ends(Pattern pattern, String text, int from, int to) {
        Matcher matcher = pattern.matcher(text).region(from, to);
        return matcher.lookingAt() ? matcher.end() : 0;
    }

    /** The same text with blanks for what stands in brackets, and for stars and back-ticks. */
    private static String withoutBrackets(String text) {
        StringBuilder out = new StringBuilder(text);
        int depth = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            depth += c == '(' || c == '[' ? 1 : 0;
            if (c != '\n' && (depth > 0 || c == '*' || c == '`')) {
                out.setCharAt(at, ' ');
            }
            depth -= depth > 0 && (c == ')' || c == ']') ? 1 : 0;
        }
        return out.toString();
    }
}
