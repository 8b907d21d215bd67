package dev.stretto.format.stretto;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.Edit;
import dev.stretto.format.Tick;
import dev.stretto.format.draft.Draft;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.markdown.Block;
import dev.stretto.format.markdown.CheckBoxes;
import dev.stretto.format.markdown.LostBoxes;
import dev.stretto.format.text.HeadingMark;
import dev.stretto.format.text.Inline;
import dev.stretto.format.text.Mark;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads lists: boxes with an id are tasks, boxes without one a checklist, the rest is text. */
final class ItemReader {

    private static final Pattern ORDER_MARK = Pattern.compile("(?<!\\\\)\\[(?:SEQUENTIAL|PARALLEL|P)\\]");
    private static final Pattern BOLD = Pattern.compile("\\*\\*|__");

    private final Diagnostics diagnostics;
    private final NotesReader notesReader;
    private final CheckBoxes boxes;

    ItemReader(Diagnostics diagnostics, NotesReader notesReader, CheckBoxes boxes) {
        this.boxes = boxes;
        this.diagnostics = diagnostics;
        this.notesReader = notesReader;
    }

    /** What lists hold. */
    static final class Found {

        final List<Draft> items = new ArrayList<>();
        final List<ChecklistItem> checklist = new ArrayList<>();
        final List<Edit> boxEdits = new ArrayList<>();

        /** The first box without an id. */
        @Nullable
        Position firstUnnumbered;

        private void addChecklist(Found other) {
            checklist.addAll(other.checklist);
            boxEdits.addAll(other.boxEdits);
            firstUnnumbered = firstUnnumbered == null ? other.firstUnnumbered : firstUnnumbered;
        }
    }

    /**
     * Reads a list.
     *
     * @param indent what its bullets are indented by in the body of what surrounds it
     */
    void list(Block.Bullets list, String indent, Surroundings around, Found found) {
        for (Block.Item item : list.items()) {
            item(item, indent, around, found);
        }
    }

    /** Reads what stands below the text of an item, or of a phase. */
    void blocks(List<Block> blocks, String indent, Surroundings around, Found found) {
        for (Block block : blocks) {
            switch (block) {
                case Block.Bullets list -> list(list, indent, around, found);
                case Block.Prose prose -> {
                    LostBoxes.warn(prose.text(), diagnostics);
                    around.prose(prose.text(), indent);
                }
                case Block.Fence fence -> around.fence(fence);
                case Block.Heading heading -> around.verbatim(heading.text().text());
                case Block.Other other -> other(other, around);
            }
        }
    }

    /** Text that a reader would take for a box but Markdown does not, because of where it stands. */
    void other(Block.Other other, Surroundings around) {
        if (other.indentedCode()) {
            LostBoxes.warn(other.raw(), diagnostics);
        }
        around.verbatim(other.raw().text());
    }

    private void item(Block.Item item, String indent, Surroundings around, Found found) {
        Optional<Mark> mark = item.text().flatMap(span -> Mark.of(span.text()));
        if (mark.isEmpty()) {
            item.text().ifPresent(span -> around.prose(span, indent + item.marker() + " "));
            blocks(item.blocks(), indent + "  ", around, found);
            return;
        }
        TextSpan span = item.text().orElseThrow();
        if (!mark.get().known()) {
            String box = span.text().substring(0, mark.get().end()).strip();
            diagnostics.warning(
                    DiagnosticCode.BAD_VALUE,
                    span.position(0),
                    "the box “" + box + "” has no meaning here, so the item counts as pending",
                    "write [ ], [x], [-] or [!]");
        }
        Optional<ItemHead> head = ItemHead.of(span, mark.get().end());
        if (head.isPresent()) {
            found.items.add(numbered(item, span, mark.get(), head.get()));
        } else {
            unnumbered(item, span, mark.get(), around, found);
        }
    }

    private Draft numbered(Block.Item item, TextSpan span, Mark mark, ItemHead head) {
        Notes notes = new Notes();
        List<Annotation> annotations = notesReader.read(span, notes);
        String title = Titles.without(annotations, span.text(), head.titleStart(), span.firstLineEnd());
        if (head.bold()) {
            title = BOLD.matcher(title).replaceFirst("");
        }
        warnOfOrderMarks(span);
        TaskText text = new TaskText(notesReader, notes);
        text.lines(span, 1, annotations, "");
        Found inside = new Found();
        blocks(item.blocks(), "", text, inside);
        if (!inside.items.isEmpty() && inside.firstUnnumbered != null) {
            warnOfUnnumbered(inside.firstUnnumbered, inside.checklist.size());
        }
        String clean = Titles.clean(title);
        PlanStatus status = mark.status() == PlanStatus.PENDING
                ? HeadingMark.status(title).orElse(PlanStatus.PENDING)
                : mark.status();
        return new Draft(
                head.id(),
                clean.isEmpty() ? head.id() : clean,
                text.body(),
                status,
                notes,
                inside.items.isEmpty() ? inside.checklist : List.of(),
                inside.items,
                boxes.tick(span, mark)
                        .map(tick -> new Tick(tick.done(), ActualTime.place(span, annotations), tick.undone())),
                span.position(head.idStart()));
    }

    /** A box without an id is one of a checklist, unless it is only the roof over items with ids. */
    private void unnumbered(Block.Item item, TextSpan span, Mark mark, Surroundings around, Found found) {
        Found inside = new Found();
        blocks(item.blocks(), "  ", around, inside);
        warnOfAnnotations(span, around);
        if (inside.items.isEmpty()) {
            String words = Inline.unescaped(
                    span.text().substring(mark.end()).replace('\n', ' ').strip());
            if (!words.isEmpty()) {
                found.checklist.add(new ChecklistItem(words, mark.status() == PlanStatus.COMPLETED));
                found.firstUnnumbered = found.firstUnnumbered == null ? span.position(0) : found.firstUnnumbered;
                if (boxes.wanted()) {
                    found.boxEdits.addAll(boxes.edits(span, mark));
                }
            }
        }
        found.items.addAll(inside.items);
        found.addChecklist(inside);
    }

    /** A checklist's boxes are not scheduled by themselves; they only name files. */
    private void warnOfAnnotations(TextSpan span, Surroundings around) {
        Notes ignored = new Notes();
        List<Annotation> annotations = notesReader.find(span, ignored);
        around.notes().files.addAll(ignored.files);
        if (!annotations.isEmpty()) {
            Annotation first = annotations.getFirst();
            diagnostics.warning(
                    DiagnosticCode.IGNORED_ANNOTATION,
                    span.position(first.start()),
                    "“" + first.key().label() + "” is not used here: an item without an id is part of a checklist",
                    "give the item an id such as 1.1 to make it a task");
        }
    }

    private void warnOfOrderMarks(TextSpan span) {
        if (span.text().indexOf('[', 3) < 0) {
            return;
        }
        Matcher matcher = ORDER_MARK.matcher(span.text());
        if (matcher.find()) {
            diagnostics.info(
                    DiagnosticCode.IGNORED_ANNOTATION,
                    span.position(matcher.start()),
                    matcher.group() + " is not used on a single item",
                    "state a dependency, or write: **Execution Note:** Tasks 1.1-1.3 are [SEQUENTIAL]");
        }
    }

    /** Items that nothing will run, because the ones beside them have ids and they do not. */
    void warnOfUnnumbered(Position first, int count) {
        diagnostics.warning(
                DiagnosticCode.IGNORED_ANNOTATION,
                first,
                (count == 1 ? "this item has" : count + " items here, of which this is the first, have")
                        + " no id and will not run, as there are items with ids beside",
                "give each an id such as 1.1, or put it below the task that it belongs to");
    }
}
