package dev.stretto.format.sage;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.Statement;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.draft.PlanDraft;
import dev.stretto.format.draft.SectionDraft;
import dev.stretto.format.draft.SectionDraft.PhaseHeading;
import dev.stretto.format.markdown.Block;
import dev.stretto.format.markdown.CheckBoxes;
import dev.stretto.format.markdown.MarkdownDocument;
import dev.stretto.format.stated.StatedReader;
import dev.stretto.format.text.Label;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.Defaults;
import dev.stretto.plan.PhaseId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A document cut into its phases, each with its tasks; what stands around them may state totals. */
final class SageDocument {

    private static final Pattern PHASE =
            Pattern.compile("Phase\\s{1,3}([0-9]{1,6}(?:\\.[0-9]{1,6}){0,3}[A-Za-z]?)\\s{0,3}[:.–—-]\\s{0,3}(.*)");

    private final CheckBoxes boxes;
    private final Diagnostics diagnostics;
    private final StatedReader whole = new StatedReader(Optional.empty());
    private final List<SectionDraft> sections = new ArrayList<>();
    private String title = "";
    private StatedReader stated = whole;
    private SectionDraft section = new SectionDraft(Optional.empty(), new Notes());
    private int phaseLevel = Integer.MAX_VALUE;

    /** A task that stands as a paragraph, whose fields are the list that follows. */
    private @Nullable SageTask open;

    SageDocument(CheckBoxes boxes, Diagnostics diagnostics) {
        this.boxes = boxes;
        this.diagnostics = diagnostics;
        sections.add(section);
    }

    PlanDraft read(MarkdownDocument document, String titleWhereNone) {
        document.blocks().forEach(this::block);
        close();
        keepStated();
        List<SectionDraft> used = sections.stream()
                .filter(one -> one.heading.isPresent() || !one.items.isEmpty())
                .toList();
        return new PlanDraft(title.isEmpty() ? titleWhereNone : title, used, List.of(), Defaults.NONE);
    }

    /** What the document states of itself; whole once it has been read. */
    List<Statement> statements() {
        return whole.statements();
    }

    private void block(Block block) {
        switch (block) {
            case Block.Heading heading -> heading(heading);
            case Block.Prose prose -> prose(prose.text());
            case Block.Bullets list -> list(list);
            case Block.Fence fence -> {
                if (open != null) {
                    open.text(fence.raw().text());
                }
            }
            case Block.Other _ -> {}
        }
    }

    private void heading(Block.Heading heading) {
        close();
        String text = heading.text().text();
        Matcher phase = PHASE.matcher(text);
        if (heading.level() > 1 && phase.matches()) {
            phaseLevel = heading.level();
            begin(Optional.of(
                    new PhaseHeading(phase.group(1), phase.group(2).strip(), Optional.empty(), heading.position())));
        } else if (heading.level() <= phaseLevel && section.heading.isPresent()) {
            phaseLevel = Integer.MAX_VALUE;
            begin(Optional.empty());
        }
        stated.heading(text);
        if (heading.level() == 1 && title.isEmpty()) {
            title = text.strip();
        }
    }

    private void begin(Optional<PhaseHeading> heading) {
        keepStated();
        stated = heading.map(phase -> new StatedReader(Optional.of(new PhaseId(phase.id()))))
                .orElse(whole);
        section = new SectionDraft(heading, new Notes());
        sections.add(section);
    }

    private void prose(TextSpan span) {
        close();
        Optional<SageTask> task = SageTask.ofParagraph(span, boxes, diagnostics);
        if (task.isPresent()) {
            open = task.get();
            return;
        }
        for (int line = 0; line < span.lineCount() && section.heading.isPresent(); line++) {
            Label.of(span, line)
                    .filter(label -> label.name().matches("goal|objective"))
                    .ifPresent(label -> section.objective.append(label.value(span)));
        }
        stated.prose(span);
    }

    private void list(Block.Bullets list) {
        if (open != null) {
            open.fields(list);
            close();
            return;
        }
        for (Block.Item item : list.items()) {
            Optional<SageTask> task = SageTask.ofItem(item, boxes, diagnostics);
            if (task.isPresent()) {
                section.items.add(task.get().draft());
            } else {
                item.text().ifPresent(stated::prose);
            }
        }
    }

    private void close() {
        if (open != null) {
            section.items.add(open.draft());
            open = null;
        }
    }

    private void keepStated() {
        if (stated != whole) {
            whole.add(stated.statements());
        }
    }
}
