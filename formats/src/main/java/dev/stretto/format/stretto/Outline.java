package dev.stretto.format.stretto;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.Edit;
import dev.stretto.format.Tick;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.draft.PlanDraft;
import dev.stretto.format.draft.SectionDraft;
import dev.stretto.format.draft.SectionDraft.PhaseHeading;
import dev.stretto.format.markdown.Block;
import dev.stretto.format.markdown.CheckBoxes;
import dev.stretto.format.markdown.MarkdownDocument;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.Defaults;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PlanStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern SEQUENTIAL = Pattern.compile("\\[SEQUENTIAL\\]", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARALLEL = Pattern.compile("\\[PARALLEL\\]", Pattern.CASE_INSENSITIVE);
    private static final Pattern BOLD_END = Pattern.compile("(\\*\\*|__)\\s*$");

    private final Diagnostics diagnostics;
    private final CheckBoxes boxes;
    private final ExecutionNotes executionNotes;
    private final List<SectionDraft> sections = new ArrayList<>();

    private Outline(Diagnostics diagnostics, CheckBoxes boxes) {
        this.diagnostics = diagnostics;
        this.boxes = boxes;
        this.executionNotes = new ExecutionNotes(diagnostics);
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
    static PlanDraft of(
            MarkdownDocument document,
            String titleWhereNone,
            Defaults defaults,
            CheckBoxes boxes,
            Diagnostics diagnostics) {
        Outline outline = new Outline(diagnostics, boxes);
        if (document.blocks().stream().noneMatch(Outline::startsPhase)) {
            outline.section(Optional.empty(), new Notes(), document.blocks());
        } else {
            outline.phases(document.blocks());
        }
        String title = title(document.blocks()).orElse(titleWhereNone);
        return new PlanDraft(title, outline.sections, outline.executionNotes.chains(), defaults);
    }

    private SectionDraft section(Optional<PhaseHeading> heading, Notes notes, List<Block> blocks) {
        SectionDraft section = SectionReader.read(diagnostics, executionNotes, boxes, heading, notes, blocks);
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
                if (blocks.get(at) instanceof Block.Prose prose) {
                    executionNotes.read(prose.text());
                }
            }
        }
        strays.report(sections, diagnostics);
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
        List<Annotation> annotations = new NotesReader(diagnostics).read(span, notes);
        String rest = Titles.without(
                annotations, span.text(), matcher.end(), span.text().length());
        boolean bold = matcher.group(1).contains("*") || matcher.group(1).contains("_");
        String title = Titles.clean(bold ? BOLD_END.matcher(rest).replaceFirst("") : rest);
        Optional<PlanStatus> status =
                matcher.group(1).contains("✅") ? Optional.of(PlanStatus.COMPLETED) : Titles.status(rest);
        PhaseHeading start = new PhaseHeading(
                matcher.group(2), title.isEmpty() ? "Phase " + matcher.group(2) : title, status, heading.position());
        Matcher parallel = PARALLEL.matcher(span.text());
        if (parallel.find()) {
            diagnostics.info(
                    DiagnosticCode.IGNORED_ANNOTATION,
                    span.position(parallel.start()),
                    "[PARALLEL] is not used yet",
                    "to have phases run at once, state what they depend on, or that it is nothing: dependencies: []");
        }
        SectionDraft section = section(Optional.of(start), notes, blocks);
        section.sequential = SEQUENTIAL.matcher(span.text()).find();
        if (boxes.wanted()) {
            section.headingTick = Titles.completed(span).map(edits -> new Tick(edits, Optional.empty()));
            section.tick = Optional.of(new Tick(ticks(span, section), ActualTime.place(span, annotations)));
        }
    }

    /** The mark in the heading where there is one, else the boxes of the checklist, else a mark is added. */
    private static List<Edit> ticks(TextSpan heading, SectionDraft section) {
        return Titles.completed(heading)
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
