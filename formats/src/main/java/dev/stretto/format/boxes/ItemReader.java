package dev.stretto.format.boxes;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.markdown.Block;
import dev.stretto.format.markdown.CheckBoxes;
import dev.stretto.format.markdown.LostBoxes;
import dev.stretto.format.text.FileReferences;
import dev.stretto.format.text.HeadingMark;
import dev.stretto.format.text.Inline;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From boxes to tasks: what stands below a box with an id is its body, its checklist, and the tasks in it. */
final class ItemReader {

    private final BoxDialect dialect;
    private final CheckBoxes boxes;
    private final boolean optionalRuns;
    private final Diagnostics diagnostics;
    private int optionalCount;
    private @Nullable Position firstOptional;
    private int fencedCount;
    private @Nullable Position firstFenced;

    ItemReader(BoxDialect dialect, CheckBoxes boxes, boolean optionalRuns, Diagnostics diagnostics) {
        this.dialect = dialect;
        this.boxes = boxes;
        this.optionalRuns = optionalRuns;
        this.diagnostics = diagnostics;
    }

    /** The task of a box with this head, or where it has none, with a generated id. */
    Node task(Box box, BoxHead head) {
        TextSpan span = box.span();
        warnOfUnknown(box);
        Notes notes = new Notes();
        notes.parallel = head.parallel();
        // The title of a box may only begin on the line below it.
        int start = Math.min(head.titleStart(), span.firstLineEnd());
        String words = dialect.line(span, start, span.firstLineEnd(), head.id(), notes);
        Node node = new Node(
                Node.Source.BOX,
                head.id(),
                TitleText.clean(words).orElse(head.id()),
                status(box, words),
                notes,
                span.position(head.idStart()));
        node.optional = box.optional();
        node.tick = boxes.tick(span, box.mark());
        notes.files.addAll(FileReferences.inRunningText(span, Inline.of(span)));
        lines(span, 1, "", node);
        blocks(box.item().blocks(), "", node);
        return node;
    }

    private PlanStatus status(Box box, String words) {
        PlanStatus status = box.mark().status();
        if (status == PlanStatus.PENDING) {
            status = HeadingMark.status(words).orElse(status);
        }
        if (box.optional() && status == PlanStatus.PENDING) {
            optionalCount++;
            firstOptional = firstOptional == null ? box.span().position(0) : firstOptional;
            return optionalRuns ? status : PlanStatus.DEFERRED;
        }
        return status;
    }

    /** Reads what stands below a task's title. */
    void blocks(List<Block> blocks, String indent, Node node) {
        blocks.forEach(block -> block(block, indent, node));
    }

    /** Reads one block of a task. */
    void block(Block block, String indent, Node node) {
        switch (block) {
            case Block.Bullets list -> list.items().forEach(item -> item(item, indent, node));
            case Block.Prose prose -> {
                LostBoxes.warn(prose.text(), diagnostics);
                text(prose.text(), indent, node);
            }
            case Block.Fence fence -> {
                Optional<Block.Bullets> list = fenced(fence);
                list.ifPresent(found -> found.items().forEach(item -> item(item, indent, node)));
                if (list.isEmpty()) {
                    node.append(fence.raw().text());
                }
            }
            case Block.Heading heading ->
                node.append("#".repeat(heading.level()) + " " + heading.text().text());
            case Block.Other other -> {
                if (other.indentedCode()) {
                    LostBoxes.warn(other.raw(), diagnostics);
                }
                node.append(other.raw().text());
            }
        }
    }

    /** The boxes of a fenced block, where the dialect counts them. */
    Optional<Block.Bullets> fenced(Block.Fence fence) {
        Optional<Block.Bullets> list = dialect.readsFences() ? FencedBoxes.of(fence) : Optional.empty();
        list.ifPresent(found -> {
            fencedCount += found.items().size();
            firstFenced = firstFenced == null ? found.position() : firstFenced;
        });
        return list;
    }

    private void item(Block.Item item, String indent, Node node) {
        Optional<Box> box = Box.of(item);
        if (box.isEmpty()) {
            item.text().ifPresent(span -> text(span, indent + item.marker() + " ", node));
            blocks(item.blocks(), indent + "  ", node);
            return;
        }
        Optional<BoxHead> head = dialect.head(box.get().span(), box.get().mark().end());
        if (head.isPresent()) {
            node.members.add(task(box.get(), head.get()));
        } else if (!dialect.placeholder(box.get().span(), box.get().mark().end())) {
            checklist(box.get(), indent, node);
        }
    }

    private void checklist(Box box, String indent, Node node) {
        warnOfUnknown(box);
        if (!box.words().isEmpty()) {
            node.checklist.add(new ChecklistItem(box.words(), box.mark().status() == PlanStatus.COMPLETED));
            if (boxes.wanted()) {
                node.boxEdits.addAll(boxes.edits(box.span(), box.mark()));
            }
        }
        node.notes.files.addAll(FileReferences.inRunningText(box.span(), Inline.of(box.span())));
        blocks(box.item().blocks(), indent + "  ", node);
    }

    private void text(TextSpan span, String lead, Node node) {
        node.notes.files.addAll(FileReferences.inRunningText(span, Inline.of(span)));
        lines(span, 0, lead, node);
    }

    private void lines(TextSpan span, int first, String lead, Node node) {
        for (int line = first; line < span.lineCount(); line++) {
            String words = dialect.line(span, span.lineStart(line), span.lineEnd(line), node.id, node.notes)
                    .strip();
            if (!words.isEmpty()) {
                node.append((line == 0 ? lead : " ".repeat(lead.length())) + words);
            }
        }
    }

    private void warnOfUnknown(Box box) {
        if (!box.mark().known()) {
            String sign = box.span().text().substring(0, box.mark().end()).strip();
            diagnostics.warning(
                    DiagnosticCode.BAD_VALUE,
                    box.span().position(0),
                    "the box “" + sign + "” has no meaning here, so the item counts as pending",
                    "write [ ], [x], [-] or [!]");
        }
    }

    /** Says once what was found all over the document. */
    void report() {
        if (firstOptional != null) {
            diagnostics.info(
                    DiagnosticCode.INFERRED,
                    firstOptional,
                    optionalCount
                            + (optionalCount == 1
                                    ? " task is optional"
                                    : " tasks are optional, of which this is the first")
                            + (optionalRuns ? ", and will run" : ", so they run only if named"),
                    optionalRuns ? "without --optional they are left out" : "--optional runs them with the others");
        }
        if (firstFenced != null) {
            diagnostics.info(
                    DiagnosticCode.INFERRED,
                    firstFenced,
                    fencedCount
                            + " items stand in fenced blocks, of which this is the first; they count like the others",
                    "write examples without boxes");
        }
    }
}
