package dev.stretto.format.stretto;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.Edit;
import dev.stretto.format.Tick;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.draft.PlanDraft;
import dev.stretto.format.draft.RulesDraft;
import dev.stretto.format.draft.SectionDraft;
import dev.stretto.format.draft.SectionDraft.PhaseHeading;
import dev.stretto.format.markdown.Block;
import dev.stretto.format.markdown.MarkdownDocument;
import dev.stretto.format.mermaid.GraphOrder;
import dev.stretto.format.mermaid.MermaidGraph;
import dev.stretto.format.text.HeadingMark;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.Defaults;
import dev.stretto.plan.PlanStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A document cut into its phases; what stands in no phase is only looked through for execution notes and for
 * items that may have been meant as tasks.
 */
final class Outline {

    private static final Pattern PHASE = Pattern.compile(
            "([^\\p{L}\\p{N}]{0,8})Phase\\s{1,5}([0-9]{1,6}(?:\\.[0-9]{1,6}){0,3}[A-Za-z]?)(?![\\p{L}\\p{N}.]*[\\p{L}\\p{N}])"
                    + "[*_]{0,3}\\s{0,5}[:.)–—-]{0,3}[*_]{0,3}\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SEQUENTIAL = Pattern.compile("(?<!\\\\)\\[SEQUENTIAL\\]", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARALLEL = Pattern.compile("(?<!\\\\)\\[PARALLEL\\]", Pattern.CASE_INSENSITIVE);
    private static final Pattern BOLD_END = Pattern.compile("(\\*\\*|__)\\s*$");

    private final Document document;
    private final Diagnostics diagnostics;
    private final List<SectionDraft> sections = new ArrayList<>();

    private Outline(Document document) {
        this.document = document;
        this.diagnostics = document.diagnostics();
    }

    /** Whether a heading of the second or third level starts a phase. */
    static boolean startsPhase(Block block) {
        return block instanceof Block.Heading heading
                && heading.level() >= 2
                && heading.level() <= 3
                && PHASE.matcher(heading.text().text()).lookingAt();
    }

    /**
     * The draft of a document.
     *
     * @param titleWhereNone its title where it has no heading of the first level
     */
    static PlanDraft of(MarkdownDocument markdown, String titleWhereNone, Defaults defaults, Document document) {
        Outline outline = new Outline(document);
        List<Block> blocks = markdown.blocks();
        if (blocks.stream().noneMatch(Outline::startsPhase)) {
            outline.section(new SectionDraft(Optional.empty(), new Notes()), blocks);
        } else {
            outline.phases(blocks);
        }
        GraphOrder.apply(graphs(blocks), outline.sections, document.diagnostics());
        String title = title(blocks).orElse(titleWhereNone);
        return new PlanDraft(title, outline.sections, document.executionNotes().chains(), defaults);
    }

    private static List<MermaidGraph> graphs(List<Block> blocks) {
        return blocks.stream()
                .flatMap(block -> block instanceof Block.Fence fence ? MermaidGraph.of(fence).stream() : Stream.empty())
                .toList();
    }

    private SectionDraft section(SectionDraft begun, List<Block> blocks) {
        SectionDraft section = SectionReader.read(document, begun, blocks);
        sections.add(section);
        return section;
    }

    private void phases(List<Block> blocks) {
        Strays strays = new Strays();
        Block.@Nullable Heading phase = null;
        int start = 0;
        for (int at = 0; at <= blocks.size(); at++) {
            boolean ends = at == blocks.size() || startsPhase(blocks.get(at)) || closes(phase, blocks.get(at));
            if (phase != null && ends) {
                phase(phase, blocks.subList(start, at));
                phase = null;
            }
            if (at < blocks.size() && startsPhase(blocks.get(at))) {
                phase = (Block.Heading) blocks.get(at);
                start = at + 1;
            } else if (at < blocks.size() && phase == null) {
                strays.look(blocks.get(at));
                outsideOfPhases(blocks.get(at));
            }
        }
        strays.report(sections, diagnostics);
    }

    private void outsideOfPhases(Block block) {
        switch (block) {
            case Block.Heading heading ->
                document.stated().heading(heading.text().text());
            case Block.Prose prose -> {
                document.executionNotes().read(prose.text());
                document.stated().prose(prose.text());
            }
            case Block.Bullets list -> list.items().forEach(item -> item.text().ifPresent(document.stated()::prose));
            case Block.Fence _, Block.Other _ -> {}
        }
    }

    private static boolean closes(Block.@Nullable Heading phase, Block block) {
        return phase != null && block instanceof Block.Heading heading && heading.level() <= phase.level();
    }

    private void phase(Block.Heading heading, List<Block> blocks) {
        TextSpan span = heading.text();
        Matcher matcher = PHASE.matcher(span.text());
        if (!matcher.lookingAt()) {
            throw new IllegalArgumentException("no heading of a phase: " + span.text());
        }
        Notes notes = new Notes();
        RulesDraft rules = new RulesDraft();
        List<Annotation> annotations =
                new NotesReader(diagnostics).readHeading(span, notes, new RulesReader(diagnostics, rules));
        String rest = Titles.without(
                annotations, span.text(), matcher.end(), span.text().length());
        boolean bold = matcher.group(1).contains("*") || matcher.group(1).contains("_");
        String title = Titles.clean(bold ? BOLD_END.matcher(rest).replaceFirst("") : rest);
        Optional<PlanStatus> status =
                matcher.group(1).contains("✅") ? Optional.of(PlanStatus.COMPLETED) : HeadingMark.status(rest);
        PhaseHeading start = new PhaseHeading(
                matcher.group(2), title.isEmpty() ? "Phase " + matcher.group(2) : title, status, heading.position());
        rules.parallel = PARALLEL.matcher(span.text()).find();
        SectionDraft section = section(new SectionDraft(Optional.of(start), notes, rules), blocks);
        section.sequential = SEQUENTIAL.matcher(span.text()).find();
        if (document.boxes().wanted()) {
            section.headingTick = HeadingMark.completed(span).map(edits -> new Tick(edits, Optional.empty()));
            section.tick = Optional.of(new Tick(ticks(span, section), ActualTime.place(span, annotations)));
        }
    }

    /** The mark in the heading where there is one, else the boxes of the checklist, else a mark is added. */
    private static List<Edit> ticks(TextSpan heading, SectionDraft section) {
        return HeadingMark.completed(heading)
                .orElseGet(() -> section.boxEdits.isEmpty() && section.checklist.isEmpty()
                        ? List.of(new Edit(heading.position(heading.firstLineEnd()), 0, " [COMPLETED]"))
                        : section.boxEdits);
    }

    private static Optional<String> title(List<Block> blocks) {
        for (Block block : blocks) {
            if (block instanceof Block.Heading heading && heading.level() == 1) {
                return Optional.of(heading.text().text().replace('\n', ' ').strip())
                        .filter(text -> !text.isEmpty());
            }
        }
        return Optional.empty();
    }
}
