package dev.stretto.format.boxes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.Edit;
import dev.stretto.format.PlanReader;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Tick;
import dev.stretto.plan.Chain;
import dev.stretto.plan.Group;
import dev.stretto.plan.Phase;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Small plans of boxes read from text, and their parts. */
public final class BoxPlans {

    /** Everything that can be asked for, optional tasks left out. */
    public static final ReadOptions WITH_TICKS = new ReadOptions(Optional.empty(), false, true);

    private BoxPlans() {}

    public static PlanSource source(String name, String text) {
        return PlanSource.of(name, text.getBytes(StandardCharsets.UTF_8))
                .source()
                .orElseThrow();
    }

    public static ReadResult read(PlanReader reader, String text) {
        return reader.read(source("tasks.md", text), WITH_TICKS);
    }

    /** A plan about which there is nothing to remark. */
    public static Plan clean(PlanReader reader, String text) {
        ReadResult result = read(reader, text);
        assertThat(remarks(result)).isEmpty();
        return result.plan().orElseThrow();
    }

    public static Task task(Plan plan, String id) {
        return plan.tasks().stream()
                .filter(task -> task.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no task " + id + " in " + ids(plan)));
    }

    public static List<String> ids(Plan plan) {
        return plan.tasks().stream().map(task -> task.id().value()).toList();
    }

    /** {@code 1: Setup}. */
    public static List<String> phases(Plan plan) {
        return plan.phases().stream()
                .map((Phase phase) -> phase.id() + ": " + phase.title())
                .toList();
    }

    /** {@code 1 = 1.1 1.2}. */
    public static List<String> groups(Plan plan) {
        return plan.groups().stream()
                .map((Group group) -> group.id() + " = " + joined(group.members()))
                .toList();
    }

    /** {@code T001 T002}. */
    public static List<String> chains(Plan plan) {
        return plan.chains().stream()
                .map((Chain chain) -> joined(chain.tasks()))
                .toList();
    }

    private static String joined(List<TaskId> ids) {
        return String.join(" ", ids.stream().map(TaskId::value).toList());
    }

    /** What a task states; empty where it states nothing. */
    public static Optional<List<String>> dependencies(Plan plan, String id) {
        return task(plan, id)
                .dependencies()
                .map(list -> list.stream().map(Reference::id).toList());
    }

    /** {@code 3:7 error duplicate-id}. */
    public static List<String> remarks(ReadResult result) {
        return result.diagnostics().stream()
                .map(diagnostic -> diagnostic.position() + " "
                        + diagnostic.severity().name().toLowerCase(Locale.ROOT) + " "
                        + diagnostic.code().label())
                .toList();
    }

    /** The text after the changes of these ticks. */
    public static String ticked(String text, Collection<Tick> ticks) {
        PlanSource source = source("tasks.md", text);
        List<Edit> edits = new ArrayList<>();
        ticks.forEach(tick -> edits.addAll(tick.done()));
        edits.sort(Comparator.comparing(Edit::at).reversed());
        StringBuilder out = new StringBuilder(source.text());
        for (Edit edit : edits) {
            int at = source.offset(edit.at());
            out.replace(at, at + edit.length(), edit.text());
        }
        return out.toString();
    }
}
