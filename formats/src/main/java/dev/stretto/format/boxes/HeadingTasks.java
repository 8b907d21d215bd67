package dev.stretto.format.boxes;

import dev.stretto.format.Edit;
import dev.stretto.format.Tick;
import dev.stretto.format.markdown.CheckBoxes;
import dev.stretto.format.text.HeadingMark;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.PlanStatus;
import java.util.List;
import java.util.Optional;

/** Tasks whose headings are their titles: the mark in the heading counts, and where there is none, the boxes below. */
final class HeadingTasks {

    private HeadingTasks() {}

    static void finish(Node task, TextSpan heading, CheckBoxes boxes) {
        task.status = HeadingMark.status(heading.text()).orElseGet(() -> ofBoxes(task.checklist));
        if (boxes.wanted()) {
            task.tick = Optional.of(new Tick(done(task, heading), Optional.empty()));
        }
    }

    private static PlanStatus ofBoxes(List<ChecklistItem> checklist) {
        long done = checklist.stream().filter(ChecklistItem::done).count();
        if (done == 0) {
            return PlanStatus.PENDING;
        }
        return done == checklist.size() ? PlanStatus.COMPLETED : PlanStatus.IN_PROGRESS;
    }

    private static List<Edit> done(Node task, TextSpan heading) {
        return HeadingMark.completed(heading)
                .orElseGet(() -> task.checklist.isEmpty()
                        ? List.of(new Edit(heading.position(heading.firstLineEnd()), 0, " [COMPLETED]"))
                        : task.boxEdits);
    }
}
