package dev.stretto.format.strategydoc;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.draft.PlanDraft;
import dev.stretto.format.draft.SectionDraft;
import dev.stretto.format.markdown.Block;
import dev.stretto.format.markdown.CheckBoxes;
import dev.stretto.format.markdown.FencedLines;
import dev.stretto.format.markdown.PipeTable;
import dev.stretto.format.mermaid.GraphOrder;
import dev.stretto.format.mermaid.MermaidGraph;
import dev.stretto.format.stated.StatedReader;
import dev.stretto.format.text.IdList;
import dev.stretto.format.text.Mark;
import dev.stretto.format.text.NaturalOrder;
import dev.stretto.format.text.PhaseName;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.Defaults;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Walks a document from top to bottom and gathers what it says of each phase. */
final class StrategyOutline {

    private static final Pattern WORKSTREAM = Pattern.compile(
            "[^\\p{L}\\p{N}]{0,8}(?:workstream|work stream|track|stream)\\s{1,3}[0-9A-Za-z]", Pattern.CASE_INSENSITIVE);
    private static final Pattern WEEK =
            Pattern.compile("[^\\p{L}\\p{N}]{0,8}((?:week|sprint|day)\\s{1,3}[0-9.]{1,6}).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern OWNER =
            Pattern.compile("[*_]{0,3}(?:owner|lead|assignee)s?[*_]{0,3}:.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern DEPENDS = Pattern.compile(
            "[*_]{0,3}(?:depends on|dependencies|dependency|blocked by)[*_]{0,3}:[*_]{0,3}\\s{0,5}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DONE = Pattern.compile(
            "[^\\p{L}\\p{N}]{0,8}Phase\\s{1,3}([0-9]{1,6}[A-Za-z]?)\\s{1,3}(?:is\\s)?(?:complete|done|finished)[a-z]{0,3}\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern DAY_END = Pattern.compile("[\\s:*_–—-]{0,6}");
    private static final Pattern MARKS = Pattern.compile("[*_`]{1,3}");

    private final Diagnostics diagnostics;
    private final CheckBoxes boxes;
    private final StatedReader stated;
    private final Map<String, PhaseNotes> phases = new LinkedHashMap<>();
    private final List<MermaidGraph> graphs = new ArrayList<>();

    /** The phase, workstream and week that the headings above say the text is about, and their levels. */
    private Optional<PhaseNotes> phase = Optional.empty();

    private int phaseLevel;
    private final List<String> workstream = new ArrayList<>();
    private int workstreamLevel;
    private String week = "";
    private Optional<Position> firstExample = Optional.empty();
    private Optional<Position> firstEstimate = Optional.empty();

    StrategyOutline(CheckBoxes boxes, StatedReader stated, Diagnostics diagnostics) {
        this.boxes = boxes;
        this.stated = stated;
        this.diagnostics = diagnostics;
    }

    /** The draft of a document, a task for each phase, in the order of their numbers. */
    PlanDraft read(List<Block> blocks, String titleWhereNone) {
        String title = titleWhereNone;
        for (Block block : blocks.reversed()) {
            if (block instanceof Block.Heading heading && heading.level() == 1) {
                title = heading.text().text();
            }
        }
        blocks.forEach(this::block);
        List<SectionDraft> sections = phases.values().stream()
                .sorted(Comparator.comparing(PhaseNotes::id, NaturalOrder.INSTANCE))
                .map(PhaseNotes::section)
                .toList();
        GraphOrder.apply(graphs, sections, diagnostics);
        firstEstimate.ifPresent(at -> diagnostics.info(
                DiagnosticCode.INFERRED,
                at,
                "how long a phase takes is the sum of the days that the document gives it",
                "a day counts as eight hours"));
        firstExample.ifPresent(at -> diagnostics.info(
                DiagnosticCode.IGNORED_ANNOTATION,
                at,
                "what stands in fenced blocks, such as this plan, is an example and not read",
                "to check it, put it into a file of its own"));
        return new PlanDraft(title, sections, List.of(), Defaults.NONE);
    }

    private void block(Block block) {
        switch (block) {
            case Block.Heading heading -> heading(heading);
            case Block.Prose prose -> prose(prose.text());
            case Block.Bullets list -> list.items().forEach(this::item);
            case Block.Fence fence -> {
                MermaidGraph.of(fence).ifPresent(this::graph);
                if (fence.literal().lines().anyMatch(FencedLines::isNumberedBox)) {
                    firstExample = firstExample.or(() -> Optional.of(fence.position()));
                }
            }
            case Block.Other _ -> {}
        }
    }

    private void graph(MermaidGraph graph) {
        graphs.add(graph);
        for (MermaidGraph.Node node : graph.nodes().values()) {
            PhaseName.of(node.label()).ifPresent(name -> {
                PhaseNotes notes = phase(name, node.position());
                notes.title = notes.title == null && !name.title().isEmpty() ? name.title() : notes.title;
            });
        }
    }

    private void heading(Block.Heading heading) {
        String text = heading.text().text();
        int level = heading.level();
        stated.heading(text);
        if (level <= workstreamLevel) {
            workstream.clear();
            week = "";
        }
        if (level <= phaseLevel) {
            phase = Optional.empty();
        }
        Optional<PhaseName> name = PhaseName.of(text).filter(found -> found.apart() && level > 1);
        Matcher weekly = WEEK.matcher(text);
        if (name.isPresent()) {
            PhaseNotes notes = phase(name.get(), heading.position());
            notes.title = name.get().title().isEmpty()
                    ? notes.title
                    : plain(name.get().title());
            notes.headingDays = Days.inBrackets(text).map(Days::count).orElse(0);
            phase = Optional.of(notes);
            phaseLevel = level;
        } else if (WORKSTREAM.matcher(text).lookingAt()) {
            workstream.clear();
            workstream.add(plain(text));
            workstreamLevel = level;
            week = "";
        } else if (weekly.matches()) {
            week = weekly.group(1);
        }
    }

    private void prose(TextSpan span) {
        stated.prose(span);
        Optional<PipeTable> table = PipeTable.of(span);
        if (table.isPresent()) {
            table(table.get());
            return;
        }
        for (int line = 0; line < span.lineCount(); line++) {
            String text = span.text().substring(span.lineStart(line), span.lineEnd(line));
            if (OWNER.matcher(text).matches() && !workstream.isEmpty()) {
                workstream.add(plain(text));
            }
            if (phase.isPresent() && !dependencies(span, line)) {
                phase.get().body.add(text);
            }
        }
    }

    /** Takes in a line below the heading of a phase that names what it depends on; answers whether it does. */
    private boolean dependencies(TextSpan span, int line) {
        Matcher label = DEPENDS.matcher(span.text()).region(span.lineStart(line), span.lineEnd(line));
        if (!label.lookingAt()) {
            return false;
        }
        IdList list = IdList.parse(span, label.end(), span.lineEnd(line));
        if (!list.none() && !list.proper()) {
            return false;
        }
        phase.ifPresent(notes -> notes.notes.dependsOn(list));
        return true;
    }

    /** Rows of a calendar: a cell that starts with a phase says what is done for it. */
    private void table(PipeTable table) {
        for (List<TextSpan> row : table.rows()) {
            for (TextSpan cell : row.subList(Math.min(1, row.size()), row.size())) {
                PhaseName.of(cell.text())
                        .filter(name -> name.apart() && !name.title().isEmpty())
                        .ifPresent(name -> phase(name, cell.position(0))
                                .body
                                .add(when(plain(row.getFirst().text())) + plain(name.title())));
            }
        }
    }

    private void item(Block.Item item) {
        if (item.text().isEmpty()) {
            return;
        }
        TextSpan span = item.text().get();
        stated.prose(span);
        Optional<Mark> mark = Mark.of(span.text());
        if (mark.isPresent()) {
            box(span, mark.get());
        } else if (!days(span, item) && phase.isPresent() && !dependencies(span, 0)) {
            phase.get().checklist.add(new ChecklistItem(plain(span.text()), false));
        }
    }

    /** A box: of the phase it stands below, or one that says that a phase is complete. */
    private void box(TextSpan span, Mark mark) {
        String words = span.text().substring(mark.end());
        Matcher done = DONE.matcher(words);
        boolean ticked = mark.status() == PlanStatus.COMPLETED;
        if (phase.isPresent()) {
            phase.get().checklist.add(new ChecklistItem(plain(words), ticked));
            if (boxes.wanted()) {
                phase.get().boxed = true;
                phase.get().boxEdits.addAll(boxes.edits(span, mark));
            }
        } else if (done.matches()) {
            Optional.ofNullable(phases.get(key(done.group(1)))).ifPresent(notes -> {
                notes.status = Optional.of(mark.status());
                notes.tick = boxes.tick(span, mark);
            });
        }
    }

    /** {@code Day 1-3: Phase 5 - Staging}: takes it in; answers whether it is such an item. */
    private boolean days(TextSpan span, Block.Item item) {
        Optional<Days> days = Days.at(span.text());
        if (days.isEmpty()) {
            return false;
        }
        Matcher gap = DAY_END.matcher(span.text())
                .region(days.get().end(), span.text().length());
        int start = gap.lookingAt() ? gap.end() : days.get().end();
        Optional<PhaseName> name = PhaseName.of(span.text().substring(start));
        if (name.isEmpty()) {
            return false;
        }
        PhaseNotes notes = phase(name.get(), span.position(start));
        String words = plain(name.get().title());
        notes.firstWords = notes.firstWords == null && !words.isEmpty() ? words : notes.firstWords;
        notes.calendarDays += days.get().count();
        firstEstimate = firstEstimate.or(() -> Optional.of(span.position(0)));
        notes.body.addAll(workstream);
        notes.checklist.add(new ChecklistItem(
                when(plain(span.text().substring(0, days.get().end()))) + words, false));
        nested(item.blocks(), notes);
        return true;
    }

    private static void nested(List<Block> blocks, PhaseNotes notes) {
        for (Block block : blocks) {
            if (block instanceof Block.Bullets list) {
                list.items().forEach(item -> item.text().ifPresent(span -> notes.body.add("- " + plain(span.text()))));
            }
        }
    }

    private String when(String day) {
        return (week.isEmpty() ? day : week + ", " + day) + ": ";
    }

    private PhaseNotes phase(PhaseName name, Position at) {
        return phases.computeIfAbsent(key(name.id()), any -> new PhaseNotes(name.id(), at));
    }

    private static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    private static String plain(String text) {
        return MARKS.matcher(text).replaceAll("").replace('\n', ' ').strip();
    }
}
