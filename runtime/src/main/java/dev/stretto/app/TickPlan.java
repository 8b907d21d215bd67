package dev.stretto.app;

import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.text.NearestId;
import dev.stretto.format.writeback.Marking.Outcome;
import dev.stretto.plan.Group;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import dev.stretto.planfile.PlanFileException;
import dev.stretto.planfile.PlanTicks;
import dev.stretto.planfile.PlanTicks.Unknown;
import dev.stretto.planfile.TickReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Marks tasks as completed in a plan because the user says that they are. */
public final class TickPlan {

    private final PlanTicks ticks;
    private final String name;

    /**
     * @param name the file or folder as the user named it
     * @param directory what a relative name starts at
     * @param format the format to read it as; empty to recognise it
     * @param options what its format leaves open
     */
    public TickPlan(String name, Path directory, Optional<PlanFormat> format, ReadOptions options) {
        this.name = name;
        this.ticks = new PlanTicks(name, directory, format, options);
    }

    /**
     * Marks all the tasks, or says what marking them would change.
     *
     * @param took the time that each of them took; empty to note none
     * @return what became of them; where the text is no plan, only what is wrong with it
     * @throws UserError if the plan lacks one of them or has no place for its mark, or cannot be read or written: nothing was done
     */
    public TickReport tick(List<TaskId> tasks, Optional<Duration> took, boolean preview) throws UserError {
        Map<TaskId, Optional<Duration>> wanted = new LinkedHashMap<>();
        tasks.forEach(task -> wanted.put(task, took));
        try {
            TickReport report = preview ? ticks.preview(wanted) : ticks.tick(wanted, Unknown.STOPS_ALL);
            if (report.read().plan().isPresent()) {
                refuse(report);
            }
            return report;
        } catch (PlanFileException e) {
            throw new UserError(e.getMessage());
        }
    }

    private void refuse(TickReport report) throws UserError {
        Plan plan = report.read().plan().orElseThrow();
        List<TaskId> unknown = report.marking().tasks(Outcome.UNKNOWN);
        if (!unknown.isEmpty()) {
            String wanted = unknown.getFirst().value();
            String nearest = NearestId.of(wanted, ids(report.read()))
                    .map(id -> ": did you mean " + id + "?")
                    .orElse("");
            throw new UserError(name + " has no task " + wanted + nearest);
        }
        List<TaskId> placeless = report.marking().tasks(Outcome.NO_PLACE);
        if (!placeless.isEmpty() && report.marking().tasks(Outcome.TICKED).isEmpty()) {
            throw new UserError("there is no place for a mark on "
                    + placeless.stream().map(TaskId::value).collect(Collectors.joining(", ")) + " in " + name
                    + ", read as " + plan.format().label());
        }
    }

    private static List<String> ids(ReadResult read) {
        Plan plan = read.plan().orElseThrow();
        return Stream.concat(
                        plan.tasks().stream().map(Task::id),
                        plan.groups().stream().map(Group::id))
                .map(TaskId::value)
                .toList();
    }
}
