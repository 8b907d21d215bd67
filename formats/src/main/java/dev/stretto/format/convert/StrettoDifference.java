package dev.stretto.format.convert;

import dev.stretto.format.convert.Care.Part;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.Command;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What of a task was read back as something else than it was written for. */
final class StrettoDifference {

    private final StrettoDraft draft;

    StrettoDifference(StrettoDraft draft) {
        this.draft = draft;
    }

    /** The parts that differ from what was written; none where the task came through. */
    Set<Part> of(Task wanted, Task read) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        if (!StrettoValues.sameWords(read.title(), wanted.title())) {
            parts.add(Part.TITLE);
        }
        if (!sameLines(read.body(), draft.item(wanted).body()) || !sameOrder(wanted, read)) {
            parts.add(Part.BODY);
        }
        if (!sameChecklist(wanted, read)) {
            parts.add(Part.CHECKLIST);
        }
        if (!StrettoDraft.stated(read).equals(StrettoDraft.stated(wanted))) {
            parts.add(Part.CLAIMS);
        }
        if (!sameCommand(wanted, read)) {
            parts.add(Part.COMMAND);
        }
        if (!read.settings().gate().equals(wanted.settings().gate())) {
            parts.add(Part.GATE);
        }
        if (!read.settings().agent().equals(wanted.settings().agent())) {
            parts.add(Part.AGENT);
        }
        return parts;
    }

    /** A command that had to become a block is that, however it was written before. */
    private boolean sameCommand(Task wanted, Task read) {
        if (!draft.care(wanted).inexactIn(Part.COMMAND)) {
            return read.settings().command().equals(wanted.settings().command());
        }
        return read.settings()
                .command()
                .map(Command::script)
                .equals(wanted.settings()
                        .command()
                        .map(command -> command.script().stripTrailing()));
    }

    private boolean sameOrder(Task wanted, Task read) {
        Optional<List<String>> stated = draft.isPhase(wanted)
                ? wanted.dependencies()
                        .map(list -> list.stream()
                                .map(reference -> draft.names.name(new TaskId(reference.id())))
                                .toList())
                : draft.dependencies(wanted)
                        .map(list -> list.stream().map(draft.names::name).toList());
        return read.dependencies()
                        .map(list -> list.stream().map(Reference::id).toList())
                        .equals(stated)
                && read.status() == status(wanted);
    }

    private static PlanStatus status(Task wanted) {
        PlanStatus status = StrettoItem.status(wanted);
        return status == PlanStatus.SKIPPED ? PlanStatus.COMPLETED : status;
    }

    private static boolean sameChecklist(Task wanted, Task read) {
        if (wanted.checklist().size() != read.checklist().size()) {
            return false;
        }
        for (int at = 0; at < wanted.checklist().size(); at++) {
            ChecklistItem one = wanted.checklist().get(at);
            ChecklistItem other = read.checklist().get(at);
            if (one.done() != other.done() || !StrettoValues.sameWords(one.text(), other.text())) {
                return false;
            }
        }
        return true;
    }

    /** Blank lines and blanks at the ends of lines say nothing in Markdown. */
    private static boolean sameLines(String a, String b) {
        return lines(a).equals(lines(b));
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
