package dev.stretto.format.sage;

import static dev.stretto.format.Diagnostics.quote;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.Edit;
import dev.stretto.format.StatusWords;
import dev.stretto.format.Tick;
import dev.stretto.format.draft.Draft;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.markdown.Block;
import dev.stretto.format.markdown.CheckBoxes;
import dev.stretto.format.text.Durations;
import dev.stretto.format.text.FileReferences;
import dev.stretto.format.text.IdList;
import dev.stretto.format.text.Inline;
import dev.stretto.format.text.Label;
import dev.stretto.format.text.Mark;
import dev.stretto.format.text.Priorities;
import dev.stretto.format.text.TextSpan;
import dev.stretto.format.text.Validation;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One task: its head, and the fields below it. */
final class SageTask {

    static final StatusWords STATUS_WORDS = Mark.WORDS
            .with(PlanStatus.PENDING, "UNPROCESSED", "TODO", "PENDING", "NOT STARTED", "BLOCKED")
            .with(PlanStatus.IN_PROGRESS, "IN PROGRESS")
            .with(PlanStatus.COMPLETED, "COMPLETED", "DONE", "✅")
            .with(PlanStatus.FAILED, "FAILED")
            .with(PlanStatus.DEFERRED, "DEFERRED")
            .with(PlanStatus.SKIPPED, "CANCELLED", "SKIPPED");

    private static final String ID = "([A-Z][A-Z0-9]{0,19}-[0-9]{1,9}[A-Za-z]?)";
    private static final Pattern HEAD =
            Pattern.compile("\\*\\*(?:\\[" + ID + "\\]:?|" + ID + ":)\\s{0,5}([^\\n]*?)\\s{0,5}\\*\\*(\\s{0,3}✅)?\\s*");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\(([^()]*)\\)");

    private final String id;
    private final String title;
    private final Position position;
    private final TextSpan head;
    private final Optional<Mark> mark;
    private final CheckBoxes boxes;
    private final Diagnostics diagnostics;
    private final Notes notes = new Notes();
    private final StringBuilder body = new StringBuilder();
    private final List<ChecklistItem> checklist = new ArrayList<>();
    private final List<Edit> boxEdits = new ArrayList<>();
    private Optional<PlanStatus> status;
    private Optional<Edit> statusEdit = Optional.empty();

    private SageTask(TextSpan head, Matcher matcher, Optional<Mark> mark, CheckBoxes boxes, Diagnostics diagnostics) {
        int group = matcher.group(1) == null ? 2 : 1;
        this.id = matcher.group(group);
        this.title = matcher.group(3);
        this.position = head.position(matcher.start(group));
        this.head = head;
        this.mark = mark;
        this.boxes = boxes;
        this.diagnostics = diagnostics;
        this.status = mark.map(Mark::status)
                .or(() -> Optional.ofNullable(matcher.group(4)).map(_ -> PlanStatus.COMPLETED));
    }

    /** The task that an item with a box is. */
    static Optional<SageTask> ofItem(Block.Item item, CheckBoxes boxes, Diagnostics diagnostics) {
        Optional<Mark> mark = item.text().flatMap(span -> Mark.of(span.text()));
        if (mark.isEmpty()) {
            return Optional.empty();
        }
        TextSpan span = item.text().orElseThrow();
        Matcher matcher =
                HEAD.matcher(span.text()).region(mark.get().end(), span.text().length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        SageTask task = new SageTask(span, matcher, mark, boxes, diagnostics);
        task.lines(span, 1);
        item.blocks().forEach(task::block);
        return Optional.of(task);
    }

    /** The task that a paragraph is which holds nothing but a head. */
    static Optional<SageTask> ofParagraph(TextSpan span, CheckBoxes boxes, Diagnostics diagnostics) {
        Matcher matcher = HEAD.matcher(span.text());
        return matcher.matches()
                ? Optional.of(new SageTask(span, matcher, Optional.empty(), boxes, diagnostics))
                : Optional.empty();
    }

    private void block(Block block) {
        switch (block) {
            case Block.Bullets list -> fields(list);
            case Block.Prose prose -> lines(prose.text(), 0);
            case Block.Fence fence -> text(fence.raw().text());
            case Block.Heading heading -> text(heading.text().text());
            case Block.Other other -> text(other.raw().text());
        }
    }

    /** The list of fields below a head. */
    void fields(Block.Bullets list) {
        for (Block.Item item : list.items()) {
            item.text().ifPresent(span -> lines(span, 0));
            item.blocks().forEach(this::inside);
        }
    }

    /** What stands below a field: boxes are the task's checklist. */
    private void inside(Block block) {
        if (!(block instanceof Block.Bullets list)) {
            block(block);
            return;
        }
        for (Block.Item item : list.items()) {
            item.text().ifPresent(this::entry);
            item.blocks().forEach(this::inside);
        }
    }

    private void entry(TextSpan span) {
        Optional<Mark> box = Mark.of(span.text());
        if (box.isEmpty()) {
            text("- " + span.text());
            return;
        }
        String words = span.text().substring(box.get().end()).replace('\n', ' ').strip();
        checklist.add(new ChecklistItem(words, box.get().status() == PlanStatus.COMPLETED));
        if (boxes.wanted()) {
            boxEdits.addAll(boxes.edits(span, box.get()));
        }
    }

    private void lines(TextSpan span, int from) {
        for (int line = from; line < span.lineCount(); line++) {
            Optional<Label> label = Label.of(span, line);
            if (label.isEmpty() || !known(span, label.get())) {
                text(span.text().substring(span.lineStart(line), span.lineEnd(line)));
            }
        }
        notes.files.addAll(paths(span));
    }

    private static List<String> paths(TextSpan span) {
        return FileReferences.in(span, Inline.of(span), List.of());
    }

    /** Takes in a field; answers whether it is one that no longer needs to be read by anyone. */
    private boolean known(TextSpan span, Label label) {
        String value = label.value(span);
        Position at = span.position(label.valueStart());
        switch (label.name()) {
            case "dependencies", "depends on", "dependency" ->
                notes.dependsOn(IdList.parse(span, label.valueStart(), label.valueEnd()));
            case "estimate", "effort", "estimated time" -> estimate(value, at);
            case "priority" ->
                Priorities.of(value)
                        .ifPresentOrElse(priority -> notes.priority = priority, () -> bad(value, at, "priority"));
            case "status", "state" -> status(value, at);
            case "description" -> text(value);
            case "validation" -> {
                return validation(value);
            }
            case "files" -> {
                notes.changed.addAll(
                        paths(new TextSpan.Builder().line(value, at).build()));
                return false;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The first that names a command is the gate; what says more than that stays for the one who does the task. */
    private boolean validation(String value) {
        Optional<Validation> check = notes.gate == null ? Validation.of(value) : Optional.empty();
        check.ifPresent(found -> notes.gate = found.gate());
        return check.isPresent() && check.get().whole();
    }

    private void estimate(String value, Position at) {
        Matcher bracket = IN_BRACKETS.matcher(value);
        Optional<Estimate> estimate = Durations.estimate(value);
        if (estimate.isEmpty() && bracket.find()) {
            // "3 story points (2-3 hours)"
            estimate = Durations.estimate(bracket.group(1));
        }
        if (estimate.isEmpty()) {
            diagnostics.warning(
                    DiagnosticCode.BAD_ESTIMATE,
                    at,
                    quote(value) + " is no estimate, so the task counts as having none",
                    "write a time with its unit: 30 minutes, 2-3 hours");
        }
        notes.estimate = estimate.orElse(null);
    }

    private void status(String value, Position at) {
        Optional<PlanStatus> said = STATUS_WORDS.status(value);
        if (said.isEmpty()) {
            bad(value, at, "status");
            return;
        }
        if (mark.isPresent() && said.get() != mark.get().status()) {
            diagnostics.warning(
                    DiagnosticCode.BAD_VALUE,
                    at,
                    "the status of " + id + " is " + quote(value) + ", but its box says otherwise; the box counts",
                    "make them agree");
        } else if (mark.isEmpty()) {
            status = said;
            statusEdit = Optional.of(new Edit(at, value.length(), "COMPLETED"));
        }
    }

    private void bad(String value, Position at, String what) {
        diagnostics.warning(
                DiagnosticCode.BAD_VALUE,
                at,
                quote(value) + " is no " + what + " that is known here, so it is not used",
                what.equals("status") ? "write COMPLETED, IN_PROGRESS, UNPROCESSED or DEFERRED" : "write P0 to P3");
    }

    /** Adds to what the one who does the task gets to read. */
    void text(String words) {
        if (!words.isBlank()) {
            body.append(body.isEmpty() ? "" : "\n").append(words.stripTrailing());
        }
    }

    Draft draft() {
        PlanStatus said = status.orElseGet(this::statusOfChecklist);
        return new Draft(
                id,
                title.isEmpty() ? id : title,
                body.toString(),
                said,
                notes,
                checklist,
                List.of(),
                boxes.wanted() ? Optional.of(new Tick(edits(said), Optional.empty())) : Optional.empty(),
                position);
    }

    private PlanStatus statusOfChecklist() {
        long done = checklist.stream().filter(ChecklistItem::done).count();
        return done == 0
                ? PlanStatus.PENDING
                : done == checklist.size() ? PlanStatus.COMPLETED : PlanStatus.IN_PROGRESS;
    }

    /** Its own box, else its status field, else the boxes of its checklist, else a mark behind its head. */
    private List<Edit> edits(PlanStatus said) {
        if (said == PlanStatus.COMPLETED) {
            return List.of();
        }
        if (mark.isPresent()) {
            return boxes.edits(head, mark.get());
        }
        if (statusEdit.isPresent()) {
            return List.of(statusEdit.get());
        }
        return checklist.isEmpty()
                ? List.of(new Edit(head.position(head.text().stripTrailing().length()), 0, " ✅"))
                : boxEdits;
    }
}
