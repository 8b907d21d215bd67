package dev.stretto.simulator;

import dev.stretto.engine.Input;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Asks for anything at any time. */
final class FakeUser {

    private FakeUser() {}

    static Input.Request request(Plan plan, RandomGenerator random) {
        return switch (random.nextInt(22)) {
            case 0, 1 -> new Input.Pause();
            case 2, 3, 4, 5, 6, 7 -> new Input.Resume();
            case 8 -> new Input.Interrupt();
            case 9 -> random.nextInt(6) == 0 ? new Input.Cancel() : new Input.Resume();
            case 10, 11, 12 -> new Input.Retry(List.of());
            case 13, 14 -> new Input.Retry(some(plan, random));
            case 15, 16, 17 -> new Input.Revert(some(plan, random));
            case 18 -> new Input.RevertTo(random.nextInt(1, 5));
            case 19 -> new Input.Retry(List.of(new TaskId(RandomGates.VERIFY + random.nextInt(1, 3))));
            default -> new Input.Skip(some(plan, random));
        };
    }

    /** What a user may want of a run that has ended. */
    static Input.Request encore(Plan plan, RandomGenerator random) {
        return switch (random.nextInt(5)) {
            case 0 -> new Input.Retry(List.of());
            case 1 -> new Input.Retry(some(plan, random));
            case 2 -> new Input.RevertTo(random.nextInt(1, 5));
            default -> new Input.Revert(some(plan, random));
        };
    }

    private static List<TaskId> some(Plan plan, RandomGenerator random) {
        List<Task> tasks = plan.tasks();
        List<TaskId> named = new ArrayList<>();
        for (int draw = random.nextInt(1, 3); draw > 0; draw--) {
            named.add(
                    random.nextInt(30) == 0
                            ? new TaskId("nowhere")
                            : tasks.get(random.nextInt(tasks.size())).id());
        }
        return named;
    }
}
