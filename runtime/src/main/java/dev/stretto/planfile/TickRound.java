package dev.stretto.planfile;

import dev.stretto.format.Edit;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.format.registry.PlanInput;
import dev.stretto.format.writeback.EditedLine;
import dev.stretto.format.writeback.Marking;
import dev.stretto.format.writeback.Marking.Outcome;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.TaskId;
import dev.stretto.planfile.TickReport.EditedFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A plan as it was found at one moment, and what marking tasks comes to in it.
 *
 * @param input its texts
 * @param read what they say
 * @param changes the edits of each file that has any; none where nothing may be done
 */
public record TickRound(PlanInput input, ReadResult read, Marking marking, List<Change> changes) {

    /** What is to change in one file. */
    public record Change(PlanSource source, List<Edit> edits) {

        EditedFile lines() {
            return new EditedFile(source.name(), EditedLine.of(source, edits));
        }
    }

    public TickRound {
        changes = List.copyOf(changes);
    }

    /**
     * Reads a plan.
     *
     * @param format the format to read it as; empty to recognise it
     * @param options what its format leaves open; ticks are read whatever they say
     * @param tasks what to mark, each with the time it took where that is to be noted
     */
    public static TickRound of(
            PlanInput input, Optional<PlanFormat> format, ReadOptions options, Map<TaskId, Optional<Duration>> tasks) {
        return of(input, format, options, read -> Marking.of(read, tasks));
    }

    /** As above, with other changes of marks than setting them. */
    static TickRound of(
            PlanInput input, Optional<PlanFormat> format, ReadOptions options, Function<ReadResult, Marking> change) {
        ReadOptions withTicks = new ReadOptions(options.tag(), options.optional(), true);
        ReadResult read = PlanFormats.read(input, format, withTicks).result();
        Marking marking = change.apply(read);
        return new TickRound(input, read, marking, changes(input, marking.edits()));
    }

    /** An edit that names no file is one of the plan's only one. */
    private static List<Change> changes(PlanInput input, List<Edit> edits) {
        List<Change> changes = new ArrayList<>();
        edits.stream().map(edit -> edit.at().file()).distinct().sorted().forEach(file -> {
            PlanSource source =
                    input.source(file).orElseGet(() -> input.sources().getFirst());
            changes.add(new Change(
                    source,
                    edits.stream().filter(edit -> edit.at().file().equals(file)).toList()));
        });
        return changes;
    }

    /** Whether the text is no plan, or lacks a task: an odd thing to find, unless somebody is just writing it. */
    boolean odd() {
        return read.plan().isEmpty() || lacksTasks();
    }

    boolean lacksTasks() {
        return !marking.tasks(Outcome.UNKNOWN).isEmpty();
    }

    TickReport preview() {
        return new TickReport(read, marking, changes.stream().map(Change::lines).toList(), false);
    }
}
