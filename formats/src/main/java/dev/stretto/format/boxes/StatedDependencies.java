package dev.stretto.format.boxes;

import static dev.stretto.format.Diagnostics.quote;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.text.IdList;
import dev.stretto.format.text.NaturalOrder;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What single tasks state to depend on: {@code (depends on T012, T013)} in a line, or the value of a field. Only what looks
 * like an id of this document counts, so that "(depends on this)" and "(requires type system)" stay text.
 */
public final class StatedDependencies {

    private static final Pattern BRACKET = Pattern.compile(
            "[(（]\\s{0,3}(depends?(?:\\s{1,3}on)?|requires?|needs?|after|blocked\\s{1,3}by|dependencies|deps?|依赖于?|依存|의존성?"
                    + "|depende\\s{1,3}de)\\s{0,3}[:：]?\\s{0,3}([^()（）]{1,300})[)）]",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Without brackets, at the end of a line: {@code ... in src/api.py - depends on T012}. */
    private static final Pattern TAIL = Pattern.compile(
            "\\s[–—;|-]\\s{1,3}(?:depends?\\s{1,3}on|blocked\\s{1,3}by):?\\s{1,3}(?=\\S)", Pattern.CASE_INSENSITIVE);

    private static final Pattern ALL_BEFORE = Pattern.compile(
            "[\\s*_`]*(?:all (?:the )?(?:previous|prior|preceding|earlier|other|above)?\\s?(?:tasks|phases)(?: above)?"
                    + "|모든 (?:이전 )?(?:태스크|작업)|所有(?:之前的?|前置|先前)?任务|(?:すべて|全て)の(?:前の)?タスク"
                    + "|todas as (?:tarefas|anteriores).{0,30}|todas las tareas.{0,30}|все (?:предыдущие )?задачи)[\\s*_`.]*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z]+-?(?=[0-9])");

    private final Diagnostics diagnostics;
    private final List<String> ids = new ArrayList<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Set<String> prefixes = new LinkedHashSet<>();
    private int ignored;
    private @Nullable Position firstIgnored;

    /** A reader for one document. */
    public StatedDependencies(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Takes in every id of the document, in order. */
    public void ids(Set<String> all) {
        for (String id : all) {
            places.put(id, ids.size());
            ids.add(id);
            Matcher prefix = PREFIX.matcher(id);
            if (prefix.lookingAt()) {
                prefixes.add(prefix.group());
            }
        }
    }

    /** Takes in what a line states beside its words; answers the line without that. */
    public String line(TextSpan span, int from, int to, Notes notes) {
        int end = to;
        Matcher tail = TAIL.matcher(span.text()).region(from, to);
        if (tail.find() && taken(span, tail.end(), to, notes)) {
            end = tail.start();
        }
        String line = span.text().substring(from, end);
        return line.indexOf('(') < 0 && line.indexOf('（') < 0 ? line : brackets(span, from, end, notes);
    }

    private String brackets(TextSpan span, int from, int to, Notes notes) {
        String text = span.text();
        StringBuilder left = new StringBuilder();
        Matcher bracket = BRACKET.matcher(text).region(from, to);
        int at = from;
        while (bracket.find()) {
            if (taken(span, bracket.start(2), bracket.end(2), notes)) {
                left.append(text, at, bracket.start());
                at = bracket.end();
            } else if (bracket.group(1).toLowerCase(Locale.ROOT).startsWith("depend")) {
                ignored++;
                firstIgnored = firstIgnored == null ? span.position(bracket.start()) : firstIgnored;
            }
        }
        return left.append(text, at, to).toString();
    }

    private boolean taken(TextSpan span, int from, int to, Notes notes) {
        List<IdList.Item> items = plausible(IdList.parse(span, from, to));
        if (items.isEmpty()) {
            return false;
        }
        notes.dependsOn(items);
        return true;
    }

    /** Takes in the value of a field of a task; answers whether it says anything about dependencies. */
    public boolean field(TextSpan span, int from, int to, String id, Notes notes) {
        String value = span.text().substring(from, to);
        if (ALL_BEFORE.matcher(value).matches()) {
            return allBefore(span.position(from), value, id, notes);
        }
        if (IdList.parse(span, from, to).none()) {
            notes.dependsOn(List.of());
            return true;
        }
        return taken(span, from, to, notes);
    }

    /** Says once how many brackets sound like dependencies but name no task. */
    public void report() {
        if (firstIgnored != null) {
            diagnostics.info(
                    DiagnosticCode.IGNORED_ANNOTATION,
                    firstIgnored,
                    (ignored == 1 ? "this note names" : ignored + " notes, of which this is the first, name")
                            + " no task of this plan to depend on, and stays text",
                    "name ids if it is meant for the order of the tasks");
        }
    }

    /** Those items of a list that stand for a task of this document, or would if it were there. */
    private List<IdList.Item> plausible(IdList list) {
        return list.items().stream().filter(this::plausible).toList();
    }

    private boolean plausible(IdList.Item item) {
        if (!item.proper()) {
            return false;
        }
        Matcher prefix = PREFIX.matcher(item.id());
        boolean letters = prefix.lookingAt();
        return item.kind() == IdList.Kind.PHASE
                || places.containsKey(item.id())
                || (letters
                        ? prefixes.contains(prefix.group())
                        : prefixes.isEmpty() && item.id().indexOf('.') > 0);
    }

    /** Every task written before; as a range, so that it stays short however many they are. */
    private boolean allBefore(Position at, String words, String id, Notes notes) {
        int place = places.getOrDefault(id, 0);
        if (place == 0) {
            notes.dependsOn(List.of());
            return true;
        }
        String first = ids.getFirst();
        String last = ids.get(place - 1);
        if (dots(first) != dots(last) || NaturalOrder.INSTANCE.compare(first, last) > 0) {
            return false;
        }
        IdList.Item until = new IdList.Item(last, Optional.empty(), IdList.Kind.TASK, true, at);
        Optional<IdList.Item> end = place > 1 ? Optional.of(until) : Optional.empty();
        notes.dependsOn(List.of(new IdList.Item(first, end, IdList.Kind.TASK, true, at)));
        diagnostics.info(
                DiagnosticCode.INFERRED,
                at,
                quote(words) + " is taken for every task from " + first + " to " + last,
                "name the tasks if others are meant");
        return true;
    }

    private static long dots(String id) {
        return id.chars().filter(c -> c == '.').count();
    }
}
