package dev.stretto.format.speckit;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.draft.SectionDraft;
import dev.stretto.format.draft.SectionDraft.ChainDraft;
import dev.stretto.format.speckit.OrderProse.Link;
import dev.stretto.format.text.IdList;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands under {@code ## Dependencies & Execution Order}. Statements about single tasks come on top of the order of the
 * document, as chains: prose seldom tells all that a task waits for. Statements about phases only repeat their order.
 */
final class OrderSection {

    private static final Pattern HEADING = Pattern.compile(
            "dependenc|depends|execution order|critical path|ordem de execu|orden de ejec|dependênc|зависим|bağımlı"
                    + "|依赖|依存|执行顺序|実行順|의존|실행 순서",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern PHASES = Pattern.compile(
            "Phase\\s{1,3}([0-9]{1,4}[A-Za-z]?)(?![\\p{L}\\p{N}])[^.;\\n]{0,60}?\\b(?:depends? on|requires|blocked by)\\s{1,3}"
                    + "(?:the\\s)?(?:completion\\sof\\s)?Phase\\s{1,3}([0-9]{1,4}[A-Za-z]?)(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern WORDS = Pattern.compile("\\p{L}{2}");

    private final Diagnostics diagnostics;
    private OrderProse prose = new OrderProse(Set.of());
    private final Set<Link> links = new LinkedHashSet<>();
    private final List<PhaseStatement> phaseStatements = new ArrayList<>();
    private int level;
    private @Nullable Position start;
    private @Nullable Position firstUnread;

    private record PhaseStatement(String phase, String on, Position position) {}

    OrderSection(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void ids(Set<String> ids) {
        prose = new OrderProse(ids);
    }

    void heading(int headingLevel, TextSpan heading) {
        boolean inside = start != null && headingLevel > level;
        if (inside) {
            return;
        }
        boolean opens = HEADING.matcher(heading.text()).find();
        start = opens ? heading.position(0) : null;
        level = headingLevel;
    }

    void text(TextSpan span) {
        if (start == null) {
            return;
        }
        boolean taken = links.addAll(prose.read(span));
        Matcher phases = PHASES.matcher(span.text());
        while (phases.find()) {
            taken = true;
            phaseStatements.add(new PhaseStatement(phases.group(1), phases.group(2), span.position(phases.start())));
        }
        if (!taken && WORDS.matcher(span.text()).find()) {
            unread();
        }
    }

    /** A drawing is not read. */
    void fence(TextSpan raw) {
        if (start != null && raw.lineCount() > 2) {
            unread();
        }
    }

    private void unread() {
        firstUnread = firstUnread == null ? start : firstUnread;
    }

    /** The tasks whose place is stated here. */
    Set<String> ordered() {
        Set<String> tasks = new LinkedHashSet<>();
        links.forEach(link -> tasks.add(link.after()));
        return tasks;
    }

    /** What was found, as chains of two; what contradicts the order of the phases, or was not read, is a remark. */
    List<ChainDraft> chains(List<SectionDraft> sections) {
        contradictions(sections);
        if (firstUnread != null) {
            diagnostics.info(
                    DiagnosticCode.IGNORED_ANNOTATION,
                    firstUnread,
                    links.isEmpty()
                            ? "what this section says of phases and stories is text; the order of the document counts"
                            : "beside " + links.size()
                                    + " statements about single tasks, what this section says is text; the order of the"
                                    + " document counts",
                    "write (depends on T012) behind a task to state what it waits for");
        }
        return links.stream()
                .map(link ->
                        new ChainDraft(List.of(item(link.before(), link), item(link.after(), link)), link.position()))
                .toList();
    }

    private static IdList.Item item(String id, Link link) {
        return new IdList.Item(id, Optional.empty(), IdList.Kind.TASK, true, link.position());
    }

    private void contradictions(List<SectionDraft> sections) {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (SectionDraft section : sections) {
            section.heading.ifPresent(heading -> places.putIfAbsent(heading.id(), places.size()));
        }
        for (PhaseStatement statement : phaseStatements) {
            Integer phase = places.get(statement.phase());
            Integer on = places.get(statement.on());
            if (phase != null && on != null && phase < on) {
                diagnostics.warning(
                        DiagnosticCode.AMBIGUOUS_DEPENDENCY,
                        statement.position(),
                        "phase " + statement.phase() + " is said to depend on phase " + statement.on()
                                + ", which is written after it; the order of the document counts",
                        "move phase " + statement.on() + " before phase " + statement.phase());
            }
        }
    }
}
