package dev.stretto.forecast;

import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * An order of all tasks for one person, with easy work between hard work. The person stays in a phase as long as it has a task
 * that may start, the most urgent first; after a hard task, one that takes longer than the median, comes the shortest easy task
 * of another phase as a rest, where there is one.
 *
 * @param steps the tasks in their order
 * @param medianMinutes up to which a task is easy
 */
public record Interleaving(List<Step> steps, double medianMinutes) {

    /** So many easy tasks are looked at for one of another phase. */
    private static final int LOOK_MAX = 1000;

    public Interleaving {
        steps = List.copyOf(steps);
    }

    /**
     * One task.
     *
     * @param task its node
     * @param rest whether it is a rest after a hard one
     */
    public record Step(int task, double startMinutes, double endMinutes, boolean rest) {}

    /** Orders the tasks of a compiled plan. */
    public static Interleaving of(Plan plan, TaskGraph graph, double[] minutes) {
        double median = median(plan, minutes);
        return new Interleaving(new Order(plan, graph, minutes, median).steps(), median);
    }

    private static double median(Plan plan, double[] minutes) {
        double[] sorted = IntStream.range(0, minutes.length)
                .filter(node -> TaskMinutes.takesTime(plan.tasks().get(node)))
                .mapToDouble(node -> minutes[node])
                .sorted()
                .toArray();
        return sorted.length == 0 ? 0 : sorted[(sorted.length - 1) / 2];
    }

    private static final class Order {

        private final Plan plan;
        private final double[] minutes;
        private final double median;
        private final Progress progress;
        private final Comparator<Integer> urgency;
        private final NavigableSet<Integer> ready;
        private final NavigableSet<Integer> easy;
        private final Map<String, NavigableSet<Integer>> byPhase = new TreeMap<>();

        Order(Plan plan, TaskGraph graph, double[] minutes, double median) {
            this.plan = plan;
            this.minutes = minutes;
            this.median = median;
            this.progress = new Progress(plan, graph);
            int[] places = Urgency.places(plan, graph, minutes);
            this.urgency = Comparator.comparingInt(node -> places[node]);
            this.ready = new TreeSet<>(urgency);
            this.easy = new TreeSet<>(
                    Comparator.comparingDouble((Integer node) -> minutes[node]).thenComparing(urgency));
        }

        List<Step> steps() {
            List<Step> steps = new ArrayList<>();
            progress.begin(this::free);
            String phase = "";
            boolean tired = false;
            double now = 0;
            while (!ready.isEmpty()) {
                Optional<Integer> rest = tired ? rest(phase) : Optional.empty();
                int task = rest.orElse(main(phase));
                steps.add(new Step(task, now, now + minutes[task], rest.isPresent()));
                now += minutes[task];
                phase = rest.isPresent() ? phase : phase(task);
                tired = rest.isEmpty() && minutes[task] > median;
                take(task);
                progress.complete(task, this::free);
            }
            return steps;
        }

        private void free(int task) {
            ready.add(task);
            byPhase.computeIfAbsent(phase(task), _ -> new TreeSet<>(urgency)).add(task);
            if (minutes[task] <= median) {
                easy.add(task);
            }
        }

        private void take(int task) {
            ready.remove(task);
            easy.remove(task);
            byPhase.getOrDefault(phase(task), new TreeSet<>(urgency)).remove(task);
        }

        private int main(String phase) {
            NavigableSet<Integer> here = byPhase.getOrDefault(phase, ready);
            return here.isEmpty() ? ready.first() : here.first();
        }

        private Optional<Integer> rest(String phase) {
            return easy.stream()
                    .limit(LOOK_MAX)
                    .filter(task -> !phase(task).equals(phase))
                    .findFirst();
        }

        private String phase(int task) {
            return plan.tasks().get(task).phase().map(PhaseId::value).orElse("");
        }
    }
}
