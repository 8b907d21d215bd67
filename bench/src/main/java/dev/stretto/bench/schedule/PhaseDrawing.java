package dev.stretto.bench.schedule;

import dev.stretto.plan.Plan;
import dev.stretto.plan.Strategy;
import java.util.List;
import java.util.Locale;

/**
 * The "Execution Timeline Comparison" of the founding document on patterns (seed 004): three phases of 16, 12 and 8 units, whose
 * bars it draws one after the other (36), overlapping at 80 % (28) and by the dependencies of tasks (24).
 *
 * <p>The drawing has no tasks. These are those of the same document's timeline of the pattern: five a phase, each a step longer
 * than the one before, the last as long as the phase. The dependencies are those of its example of an annotation: a phase can
 * start when tasks 1 to 3 of the one before it are complete. So the figures follow from the document's own words and were not
 * made to fit.
 */
final class PhaseDrawing {

    private static final List<Integer> PHASES = List.of(16, 12, 8);
    private static final int TASKS = 5;
    private static final int NEEDED = 3;

    private PhaseDrawing() {}

    /** What comes out with a worker for everything: units, each written as a minute. */
    record Units(double inOrder, double byThreshold, double byDependencies) {}

    static Units units() {
        Plan plain = Sample.read(text(false));
        return new Units(
                makespan(plain, Strategy.DAG),
                makespan(plain, Strategy.PIPELINE),
                makespan(Sample.read(text(true)), Strategy.DAG));
    }

    private static double makespan(Plan plan, Strategy strategy) {
        return Schedules.of(plan, strategy)
                .orElseThrow()
                .makespanMinutes(plan.tasks().size());
    }

    /** The plan, whose tasks say what they need of the phase before theirs, or leave that to the order of the phases. */
    private static String text(boolean dependencies) {
        StringBuilder text = new StringBuilder("# Timeline\n");
        for (int phase = 1; phase <= PHASES.size(); phase++) {
            text.append("\n## Phase ")
                    .append(phase)
                    .append(": Bar ")
                    .append(phase)
                    .append("\n\n");
            for (int task = 1; task <= TASKS; task++) {
                double minutes = (double) PHASES.get(phase - 1) * task / TASKS;
                text.append(String.format(Locale.ROOT, "- [ ] %d.%d Step (est: %.1fm)", phase, task, minutes));
                text.append(dependencies && phase > 1 ? needs(phase - 1) : "").append('\n');
            }
        }
        return text.toString();
    }

    private static String needs(int phase) {
        StringBuilder needs = new StringBuilder(" (depends: ");
        for (int task = 1; task <= NEEDED; task++) {
            needs.append(task == 1 ? "" : ", ").append(phase).append('.').append(task);
        }
        return needs.append(')').toString();
    }
}
