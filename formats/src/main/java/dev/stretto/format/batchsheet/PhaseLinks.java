package dev.stretto.format.batchsheet;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.draft.SectionDraft;
import dev.stretto.format.stated.ArrowChain;
import dev.stretto.format.text.IdList;
import dev.stretto.format.text.IdList.Kind;
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
import java.util.stream.Collectors;

/**
 * Which phase waits for which, from all that a sheet says of it: sentences ("Phase 5 only depends on Phase 1"), chains below a
 * label ("Critical Path: Phase 1 → Phase 2"), and the drawing. A sentence counts for more than the rest.
 */
final class PhaseLinks {

    private static final String PHASE = "\\bPhase\\s{1,3}([0-9]{1,6}[A-Za-z]?)\\b";
    private static final Pattern DEPENDS = Pattern.compile(
            PHASE + "\\s{1,3}(?:only\\s{1,3})?depends\\s{1,3}(?:only\\s{1,3})?on\\s{1,3}", Pattern.CASE_INSENSITIVE);
    private static final Pattern BESIDE =
            Pattern.compile(PHASE + "[^.\\n]{0,80}?\\bparallel[*_]{0,3}\\s{1,3}with\\s{1,3}", Pattern.CASE_INSENSITIVE);
    private static final Pattern ORDER_LABEL =
            Pattern.compile("[^:\\n]{0,60}\\b(?:path|dependenc(?:y|ies)|order)\\b", Pattern.CASE_INSENSITIVE);

    /** No sentence lists more, and a long line may hold many sentences. */
    private static final int LIST_CHARS_MAX = 300;

    private final Diagnostics diagnostics;
    private final Map<String, Map<String, Position>> sentences = new LinkedHashMap<>();
    private final Map<String, Map<String, Position>> besides = new LinkedHashMap<>();
    private final Map<String, Map<String, Position>> drawn = new LinkedHashMap<>();

    PhaseLinks(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Takes in a paragraph. */
    void prose(TextSpan span) {
        sentence(DEPENDS, span, sentences);
        sentence(BESIDE, span, besides);
        chains(span);
    }

    /** Takes in a fenced block. */
    void fence(TextSpan span) {
        chains(span);
        PhaseDrawing.Drawn drawing = PhaseDrawing.of(span);
        drawing.links().forEach(link -> add(drawn, link.to(), link.from(), link.position()));
        drawing.twice()
                .forEach((phase, position) -> diagnostics.warning(
                        DiagnosticCode.AMBIGUOUS_DEPENDENCY,
                        position,
                        "phase " + phase + " is drawn more than once; only the last of its boxes counts",
                        "draw each phase once, or split it in two"));
    }

    private static void sentence(Pattern pattern, TextSpan span, Map<String, Map<String, Position>> into) {
        Matcher matcher = pattern.matcher(span.text());
        while (matcher.find()) {
            int far = Math.min(span.text().length(), matcher.end() + LIST_CHARS_MAX);
            int lineEnd = span.text().indexOf('\n', matcher.end(), far);
            IdList.parse(span, matcher.end(), lineEnd < 0 ? far : lineEnd).items().stream()
                    .takeWhile(IdList.Item::proper)
                    .forEach(item -> add(into, matcher.group(1), item.id(), item.position()));
        }
    }

    /** A chain of phases counts only below a label that says that it is one of order, not of somebody's calendar. */
    private void chains(TextSpan span) {
        boolean labelled = false;
        for (int line = 0; line < span.lineCount(); line++) {
            String text = span.text().substring(span.lineStart(line), span.lineEnd(line));
            Optional<ArrowChain> chain = labelled && text.contains("→")
                    ? ArrowChain.of(span, span.lineStart(line), span.lineEnd(line))
                    : Optional.empty();
            chain.map(ArrowChain::items)
                    .filter(items -> items.stream().allMatch(item -> item.kind() == Kind.PHASE))
                    .ifPresent(this::chain);
            labelled = ORDER_LABEL.matcher(text).lookingAt() || (labelled && !text.isBlank());
        }
    }

    private void chain(List<IdList.Item> items) {
        for (int at = 1; at < items.size(); at++) {
            add(drawn, items.get(at).id(), items.get(at - 1).id(), items.get(at).position());
        }
    }

    private static void add(Map<String, Map<String, Position>> into, String to, String from, Position position) {
        if (!to.equals(from)) {
            into.computeIfAbsent(to, any -> new LinkedHashMap<>()).putIfAbsent(from, position);
        }
    }

    /** Enters into the notes of the phases what was found. */
    void enter(List<SectionDraft> sections) {
        Set<String> known = new LinkedHashSet<>();
        sections.forEach(section -> section.heading.ifPresent(heading -> known.add(heading.id())));
        List<String> before = new ArrayList<>();
        for (SectionDraft section : sections) {
            section.heading.ifPresent(heading -> {
                Map<String, Position> found = of(heading.id(), before);
                found.keySet().retainAll(known);
                if (!found.isEmpty()) {
                    enter(section, heading.id(), found);
                }
                before.add(heading.id());
            });
        }
    }

    private Map<String, Position> of(String phase, List<String> before) {
        Map<String, Position> stated = sentences.get(phase);
        Map<String, Position> inDrawing = drawn.get(phase);
        Map<String, Position> beside = besides.get(phase);
        if (stated != null) {
            return new LinkedHashMap<>(stated);
        }
        if (inDrawing != null || beside == null) {
            return inDrawing == null ? new LinkedHashMap<>() : new LinkedHashMap<>(inDrawing);
        }
        Position position = beside.values().iterator().next();
        Map<String, Position> rest = new LinkedHashMap<>();
        before.stream().filter(id -> !beside.containsKey(id)).forEach(id -> rest.put(id, position));
        return rest;
    }

    private void enter(SectionDraft section, String phase, Map<String, Position> found) {
        List<IdList.Item> items = new ArrayList<>();
        found.forEach((id, position) -> items.add(new IdList.Item(id, Optional.empty(), Kind.PHASE, true, position)));
        section.notes.dependsOn(items);
        diagnostics.info(
                DiagnosticCode.INFERRED,
                items.getFirst().position(),
                "phase " + phase + " waits for "
                        + found.keySet().stream()
                                .collect(Collectors.joining(", ", found.size() > 1 ? "phases " : "phase ", ""))
                        + ", as is said or drawn here",
                "if it is otherwise, write a sentence such as: Phase 5 only depends on Phase 1");
    }
}
