package dev.stretto.format.convert;

import dev.stretto.format.convert.Care.Part;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.ClaimSpec.Mode;
import dev.stretto.plan.Command;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Priority;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parts of a task in Stretto Markdown, with a given care. */
final class StrettoItem {

    private final Task task;
    private final Care care;
    private final boolean writesNone;

    /**
     * A task.
     *
     * @param writesNone whether it must say that it writes nothing, lest the reader infers it from the files it names
     */
    StrettoItem(Task task, Care care, boolean writesNone) {
        this.task = task;
        this.care = care;
        this.writesNone = writesNone;
    }

    /** What to mark a task as: one that is to run only if another fails must not run by itself. */
    static PlanStatus status(Task task) {
        return task.status() == PlanStatus.PENDING
                        && !task.order().onFailureOf().isEmpty()
                ? PlanStatus.DEFERRED
                : task.status();
    }

    /** The box; what has no box of its own has a {@linkplain #statusMark() mark}. */
    static String box(PlanStatus status) {
        return switch (status) {
            case PENDING, DEFERRED -> "[ ]";
            case IN_PROGRESS -> "[-]";
            // A task that is left out for good does not run and holds nothing up, as one that is done.
            case COMPLETED, SKIPPED -> "[x]";
            case FAILED -> "[!]";
        };
    }

    String statusMark() {
        return status(task) == PlanStatus.DEFERRED ? " [DEFERRED]" : "";
    }

    /** The mark of a phase that is itself a task; its checklist says nothing then. */
    String headingMark() {
        return switch (status(task)) {
            case PENDING -> task.checklist().stream().anyMatch(ChecklistItem::done) ? " [NOT STARTED]" : "";
            case IN_PROGRESS -> " [IN PROGRESS]";
            case COMPLETED, SKIPPED -> " [COMPLETED]";
            case FAILED -> " [FAILED]";
            case DEFERRED -> " [DEFERRED]";
        };
    }

    String title() {
        return title(task.title(), care);
    }

    /** A title or another line of text with some care. */
    static String title(String text, Care care) {
        String exact = care.inexactIn(Part.TITLE) ? StrettoValues.cleaned(text) : text;
        return care.escaped() ? StrettoValues.escaped(exact) : exact;
    }

    /** The annotations but for dependencies, each led by a blank. */
    String annotations() {
        StringBuilder out = new StringBuilder();
        claims(out);
        task.estimate().ifPresent(estimate -> annotate(out, "est", StrettoValues.estimate(estimate)));
        if (task.priority() != Priority.MEDIUM) {
            annotate(out, "priority", task.priority().name().toLowerCase(Locale.ROOT));
        }
        TaskSettings settings = task.settings();
        settings.timeout().ifPresent(timeout -> annotate(out, "timeout", StrettoValues.duration(timeout)));
        settings.retries().ifPresent(retries -> annotate(out, "retries", String.valueOf(retries)));
        settings.agent()
                .filter(_ -> !care.inexactIn(Part.AGENT))
                .ifPresent(agent -> annotate(out, "agent", StrettoValues.value(agent)));
        settings.gate()
                .filter(_ -> !care.inexactIn(Part.GATE))
                .ifPresent(gate -> annotate(out, "gate", StrettoValues.code(gate)));
        settings.command()
                .filter(command -> !asBlock(command) && !care.inexactIn(Part.COMMAND_LEFT_OUT))
                .ifPresent(command -> annotate(out, "run", StrettoValues.code(command.script())));
        if (settings.changesNone()) {
            annotate(out, "changes", "none");
        }
        return out.toString();
    }

    private static void annotate(StringBuilder out, String key, String value) {
        out.append(" (").append(key).append(": ").append(value).append(')');
    }

    /** Claims in their order; those of one kind that follow each other share a bracket. */
    private void claims(StringBuilder out) {
        List<ClaimSpec> stated = care.inexactIn(Part.CLAIMS)
                ? List.of()
                : task.claims().stream().filter(claim -> !claim.inferred()).toList();
        List<String> run = new ArrayList<>();
        for (int at = 0; at < stated.size(); at++) {
            ClaimSpec claim = stated.get(at);
            run.add(
                    care.escaped() && claim.mode() != Mode.USE
                            ? StrettoValues.code(claim.resource())
                            : StrettoValues.value(claim.resource()));
            if (at + 1 == stated.size() || stated.get(at + 1).mode() != claim.mode()) {
                annotate(out, key(claim.mode()), String.join(", ", run));
                run.clear();
            }
        }
        if (writesNone) {
            annotate(out, "writes", "none");
        }
    }

    private static String key(Mode mode) {
        return switch (mode) {
            case READ -> "reads";
            case WRITE -> "writes";
            case USE -> "uses";
        };
    }

    private boolean asBlock(Command command) {
        return command.block() || care.inexactIn(Part.COMMAND);
    }

    /**
     * The lines below its first, not indented.
     *
     * @param checklistLabel what announces the checklist behind other text; empty for nothing
     */
    List<String> below(String checklistLabel) {
        List<String> lines = new ArrayList<>();
        String body = body();
        if (!body.isEmpty()) {
            lines.add("");
            body.lines().forEach(lines::add);
        }
        Optional<Command> block =
                task.settings().command().filter(command -> asBlock(command) && !care.inexactIn(Part.COMMAND_LEFT_OUT));
        if (block.isPresent()) {
            String fence = StrettoValues.fence(block.get().script());
            lines.add("");
            lines.add(fence + "sh run");
            block.get().script().lines().forEach(lines::add);
            lines.add(fence);
        }
        if (!task.checklist().isEmpty()) {
            lines.add("");
            if (!body.isEmpty() && !checklistLabel.isEmpty()) {
                lines.add(checklistLabel);
            }
            task.checklist().forEach(item -> lines.add("- " + (item.done() ? "[x] " : "[ ] ") + checklistText(item)));
        }
        return lines;
    }

    /** The body as it is written. */
    String body() {
        if (care.inexactIn(Part.BODY_LEFT_OUT)) {
            return "";
        }
        String body = task.body().strip();
        return care.inexactIn(Part.BODY)
                ? body.lines().map(StrettoItem::quoted).collect(Collectors.joining("\n"))
                : body;
    }

    private String checklistText(ChecklistItem item) {
        String text = care.inexactIn(Part.CHECKLIST) ? "· " + StrettoValues.cleaned(item.text()) : item.text();
        return care.escaped() ? StrettoValues.escaped(text) : text;
    }

    private static String quoted(String line) {
        String text = StrettoValues.holdsLongLine(line) ? StrettoValues.cleaned(line) : StrettoValues.oneLine(line);
        return ("> " + text).stripTrailing();
    }
}
