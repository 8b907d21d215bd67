package dev.stretto.format.batchsheet;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.Statement;
import dev.stretto.format.batchsheet.Batch.Row;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.draft.PlanDraft;
import dev.stretto.format.draft.SectionDraft;
import dev.stretto.format.draft.SectionDraft.PhaseHeading;
import dev.stretto.format.markdown.Block;
import dev.stretto.format.stated.StatedReader;
import dev.stretto.format.text.PhaseName;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.Defaults;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A sheet cut into its phases; what stands in no phase is about all of them. */
final class SheetOutline {

    private static final Pattern COUNT =
            Pattern.compile("\\s?\\(([0-9]{1,9})\\stasks?\\b[^()]{0,80}\\)", Pattern.CASE_INSENSITIVE);

    private final Diagnostics diagnostics;
    private final boolean ticks;
    private final PhaseLinks links;
    private final StatedReader whole = new StatedReader(Optional.empty());
    private final List<Statement> statements = new ArrayList<>();
    private final List<SectionDraft> sections = new ArrayList<>();
    private String title;
    private int fromBatch;
    private Optional<Position> firstBatch = Optional.empty();

    private @Nullable SectionDraft section;
    private StatedReader stated = whole;
    private int level;
    private final List<Batch> batches = new ArrayList<>();

    SheetOutline(String titleWhereNone, boolean ticks, Diagnostics diagnostics) {
        this.title = titleWhereNone;
        this.ticks = ticks;
        this.diagnostics = diagnostics;
        this.links = new PhaseLinks(diagnostics);
    }

    /** What the sheet says of itself, once it is read. */
    List<Statement> statements() {
        return List.copyOf(statements);
    }

    /** The draft of a sheet. */
    PlanDraft read(List<Block> blocks) {
        boolean titled = false;
        for (Block block : blocks) {
            switch (block) {
                case Block.Heading heading -> {
                    if (heading.level() == 1 && !titled) {
                        title = heading.text().text();
                        titled = true;
                    }
                    heading(heading);
                }
                case Block.Prose prose -> prose(prose.text());
                case Block.Bullets list ->
                    list.items().forEach(item -> item.text().ifPresent(this::prose));
                case Block.Fence fence -> fence(fence.raw());
                case Block.Other _ -> {}
            }
        }
        endPhase();
        statements.addAll(whole.statements());
        links.enter(sections);
        remarkOnBatches();
        return new PlanDraft(title, sections, List.of(), Defaults.NONE);
    }

    private void heading(Block.Heading heading) {
        String text = heading.text().text();
        Optional<PhaseName> phase = PhaseName.of(text).filter(PhaseName::apart);
        if (phase.isPresent() && heading.level() > 1 && (section == null || heading.level() <= level)) {
            endPhase();
            startPhase(heading, phase.get());
        } else if (section != null && heading.level() <= level) {
            endPhase();
        }
        stated.heading(text);
    }

    private void startPhase(Block.Heading heading, PhaseName name) {
        Matcher count = COUNT.matcher(name.title());
        String words = count.replaceFirst("").strip();
        String phaseTitle = words.isEmpty() ? "Phase " + name.id() : words;
        section = new SectionDraft(
                Optional.of(new PhaseHeading(name.id(), phaseTitle, Optional.empty(), heading.position())),
                new Notes());
        level = heading.level();
        stated = new StatedReader(Optional.of(new PhaseId(name.id())));
        Matcher stating = COUNT.matcher(heading.text().text());
        if (stating.find()) {
            statements.add(new Statement.Count(
                    Optional.of(new PhaseId(name.id())),
                    Statement.Counted.TASKS,
                    Integer.parseInt(stating.group(1)),
                    heading.text().position(stating.start(1))));
        }
    }

    private void endPhase() {
        fromBatch += SheetOrder.enter(batches, diagnostics);
        if (section != null) {
            statements.addAll(stated.statements());
        } else if (!batches.isEmpty()) {
            section = new SectionDraft(Optional.empty(), new Notes());
        }
        if (section != null) {
            for (Batch batch : batches) {
                batch.rows().stream().map(Row::draft).forEach(section.items::add);
            }
            sections.add(section);
        }
        batches.clear();
        section = null;
        stated = whole;
    }

    private void prose(TextSpan span) {
        links.prose(span);
        stated.prose(span);
    }

    private void fence(TextSpan fence) {
        List<Batch> found = BoxReader.read(fence, ticks, diagnostics);
        batches.addAll(found);
        found.forEach(this::count);
        firstBatch = firstBatch.or(() -> found.stream().map(Batch::position).findFirst());
        if (found.isEmpty()) {
            links.fence(fence);
        }
        if (section != null) {
            stated.prose(fence);
        } else {
            stated.paths(fence);
        }
    }

    private void count(Batch batch) {
        batch.count()
                .filter(count -> count != batch.rows().size())
                .ifPresent(count -> diagnostics.warning(
                        DiagnosticCode.CLAIMED_TOTAL_DIFFERS,
                        batch.position(),
                        "batch " + batch.id() + " states " + count + " tasks, but has "
                                + batch.rows().size(),
                        "mend the number, or draw the boxes that are missing"));
    }

    private void remarkOnBatches() {
        if (fromBatch > 0) {
            diagnostics.info(
                    DiagnosticCode.INFERRED,
                    firstBatch.orElse(Position.START),
                    "tasks that state no need wait for the batch before theirs, as " + fromBatch + " here do",
                    "write beside a box what it needs: → Needs 1.1");
        }
    }
}
