package dev.stretto.forecast;

import dev.stretto.plan.Plan;
import dev.stretto.plan.Priority;
import dev.stretto.simulator.PlanBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Plans at random in which every phase has tasks and every task runs. */
final class SmallPlans {

    private static final int PHASES_MAX = 5;
    private static final int TASKS_MAX = 4;
    private static final int MINUTES_MAX = 9;

    private SmallPlans() {}

    static Plan plan(RandomGenerator random) {
        PlanBuilder builder = PlanBuilder.plan();
        List<String> before = new ArrayList<>();
        int phases = random.nextInt(1, PHASES_MAX + 1);
        for (int phase = 1; phase <= phases; phase++) {
            if (random.nextInt(3) == 0) {
                builder.phase(Integer.toString(phase));
            } else {
                builder.phaseAfter(Integer.toString(phase), earlierPhases(phase, random));
            }
            int tasks = random.nextInt(1, TASKS_MAX + 1);
            for (int task = 1; task <= tasks; task++) {
                String id = phase + "." + task;
                builder.task(id, some(before, random)).minutes(random.nextInt(1, MINUTES_MAX + 1));
                builder.priority(Priority.values()[random.nextInt(Priority.values().length)]);
                before.add(id);
            }
        }
        return builder.build();
    }

    private static String[] earlierPhases(int phase, RandomGenerator random) {
        return phase == 1 || random.nextBoolean()
                ? new String[0]
                : new String[] {Integer.toString(random.nextInt(1, phase))};
    }

    private static String[] some(List<String> ids, RandomGenerator random) {
        return ids.stream().filter(_ -> random.nextInt(ids.size() + 1) == 0).toArray(String[]::new);
    }
}
