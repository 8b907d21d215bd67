package dev.stretto.format.boxes;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.boxes.BoxDialect.HeadingId;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.markdown.Block;
import dev.stretto.format.markdown.LostBoxes;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.PlanStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Walks through a document and puts what it finds into phases, groups and tasks. */
final class Outline {

    private static final Pattern OBJECTIVE = Pattern.compile(
            "[*_]{0,3}(?:Goal|Purpose|Objective|Objetivo|Цель|目标|目的|ゴール|목표|목적|الهدف)[*_]{0,3}\\s{0,3}[:：][*_]{0,3}\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final BoxDialect dialect;
    private final ItemReader items;
    private final Diagnostics diagnostics;
    private final GeneratedIds generated;
    private final Strays strays = new Strays();
    private final boolean noneNumbered;
    private final List<Part> parts = new ArrayList<>();

    /** What the tasks found next go into; none yet where no heading or task has opened one. */
    private @Nullable Part part;

    /** The level of the heading that opened it; 0 where none did. */
    private int partLevel;

    /** The last heading that is no phase by itself but would be with tasks below it. */
    private Block.@Nullable Heading above;

    private @Nullable Node headingTask;
    private int headingTaskLevel;
    private final Deque<OpenGroup> groups = new ArrayDeque<>();

    private record OpenGroup(int level, Node node) {}

    Outline(BoxDialect dialect, ItemReader items, Set<String> ids, Diagnostics diagnostics) {
        this.dialect = dialect;
        this.items = items;
        this.diagnostics = diagnostics;
        this.generated = new GeneratedIds(dialect, ids);
        this.noneNumbered = ids.isEmpty();
    }

    /** The phases of a document in order, some perhaps without tasks. */
    List<Part> read(List<Block> blocks) {
        for (Block block : blocks) {
            if (block instanceof Block.Heading heading) {
                heading(heading);
            } else if (headingTask != null) {
                items.block(block, "", headingTask);
            } else {
                outside(block);
            }
        }
        generated.report(diagnostics);
        strays.report(diagnostics);
        items.report();
        return parts;
    }

    private void heading(Block.Heading heading) {
        TextSpan text = heading.text();
        Optional<BoxHead> task = dialect.taskHeading(heading.level(), text);
        Optional<HeadingId> phase = task.isPresent() ? Optional.empty() : dialect.phase(heading.level(), text);
        if (headingTask != null && task.isEmpty() && phase.isEmpty() && heading.level() > headingTaskLevel) {
            items.block(heading, "", headingTask);
            return;
        }
        headingTask = null;
        dialect.heading(heading.level(), text);
        if (task.isPresent()) {
            headingTask = headingTask(text, task.get());
            headingTaskLevel = heading.level();
            sink().add(headingTask);
        } else if (phase.isPresent()) {
            open(new Part(Optional.of(text), phase), heading.level());
        } else {
            other(heading);
        }
    }

    /** A heading inside a phase can be a group; one beside it closes it, and tasks below would open another. */
    private void other(Block.Heading heading) {
        if (part == null || heading.level() <= partLevel || partLevel == 0) {
            part = null;
            partLevel = 0;
            groups.clear();
            above = heading.level() > 1 ? heading : null;
            return;
        }
        while (!groups.isEmpty() && groups.peek().level() >= heading.level()) {
            groups.pop();
        }
        dialect.group(heading.text()).ifPresent(id -> {
            Node group = new Node(
                    Node.Source.GROUP_HEADING,
                    id.id(),
                    id.title(),
                    PlanStatus.PENDING,
                    new Notes(),
                    heading.position());
            sink().add(group);
            groups.push(new OpenGroup(heading.level(), group));
        });
    }

    private void open(Part opened, int level) {
        part = opened;
        partLevel = level;
        groups.clear();
        parts.add(opened);
    }

    /** Where the next task goes: the innermost group, else the phase, which the heading above becomes if need be. */
    private List<Node> sink() {
        if (!groups.isEmpty()) {
            return groups.peek().node().members;
        }
        Part current = part;
        if (current == null) {
            current = new Part(Optional.ofNullable(above).map(Block.Heading::text), Optional.empty());
            open(current, above == null ? 0 : above.level());
        }
        return current.items;
    }

    private Node headingTask(TextSpan heading, BoxHead head) {
        Notes notes = new Notes();
        notes.parallel = head.parallel();
        String words = dialect.line(heading, head.titleStart(), heading.firstLineEnd(), head.id(), notes);
        Node task = new Node(
                Node.Source.TASK_HEADING,
                head.id(),
                TitleText.clean(words).orElse(head.id()),
                PlanStatus.PENDING,
                notes,
                heading.position(head.idStart()));
        task.heading = heading;
        return task;
    }

    private void outside(Block block) {
        switch (block) {
            case Block.Bullets list -> list(list);
            case Block.Prose prose -> {
                LostBoxes.warn(prose.text(), diagnostics);
                objective(prose.text());
                dialect.text(prose.text(), phase());
            }
            case Block.Fence fence -> items.fenced(fence).ifPresentOrElse(this::list, () -> dialect.fence(fence.raw()));
            case Block.Other other -> {
                if (other.indentedCode()) {
                    LostBoxes.warn(other.raw(), diagnostics);
                }
            }
            case Block.Heading heading -> dialect.text(heading.text(), phase());
        }
    }

    private void list(Block.Bullets list) {
        for (Block.Item item : list.items()) {
            Optional<Box> box = Box.of(item);
            Optional<BoxHead> head =
                    box.flatMap(found -> dialect.head(found.span(), found.mark().end()));
            if (head.isPresent()) {
                Node task = items.task(box.orElseThrow(), head.get());
                sink().add(task);
            } else if (box.isPresent()) {
                if (!dialect.placeholder(box.get().span(), box.get().mark().end())) {
                    withoutId(box.get());
                }
            } else {
                item.text().ifPresent(span -> dialect.text(span, phase()));
                item.blocks().forEach(this::outside);
            }
        }
    }

    private void withoutId(Box box) {
        Optional<String> number = number();
        if (noneNumbered || (dialect.numbersBoxes() && number.isPresent())) {
            String prefix = dialect.numbersBoxes() ? number.map(id -> id + ".").orElse("") : "";
            int start = box.mark().end();
            String id = generated.next(prefix, box.span().position(0));
            Node task = items.task(box, new BoxHead(id, start, start, false));
            sink().add(task);
            return;
        }
        strays.add(box.span().position(0), part != null && !part.items.isEmpty());
        // Items with ids below a box without one are tasks all the same.
        box.item().blocks().stream()
                .filter(block -> block instanceof Block.Bullets)
                .forEach(this::outside);
    }

    /** The number of the group or phase that is open. */
    private Optional<String> number() {
        if (!groups.isEmpty()) {
            return Optional.of(groups.peek().node().id);
        }
        return part == null ? Optional.empty() : part.stated.map(HeadingId::id);
    }

    private Optional<PhaseId> phase() {
        return part == null ? Optional.empty() : part.stated.map(stated -> new PhaseId(stated.id()));
    }

    private void objective(TextSpan span) {
        Part current = part;
        Matcher objective = OBJECTIVE.matcher(span.text());
        for (int line = 0; current != null && line < span.lineCount(); line++) {
            if (objective.region(span.lineStart(line), span.lineEnd(line)).lookingAt()) {
                current.objective
                        .append(current.objective.isEmpty() ? "" : " ")
                        .append(span.text(), objective.end(), span.lineEnd(line));
            }
        }
    }
}
