package dev.stretto.engine;

import dev.stretto.plan.TaskId;
import java.util.List;

/** What becomes of a claim that a running attempt makes beside what the plan says of its task. */
public sealed interface ClaimEvent extends Event {

    TaskId task();

    int attempt();

    /**
     * All of it is held from now on, until it is released, or the task has landed or ended.
     *
     * @param id the name its maker gave it, never used twice in a run
     * @param paths what the repository has at the paths that it names
     */
    record Granted(TaskId task, int attempt, String id, List<Claim> claims, List<KnownPath> paths)
            implements ClaimEvent {

        public Granted {
            claims = List.copyOf(claims);
            paths = List.copyOf(paths);
        }
    }

    /**
     * It is not free.
     *
     * @param resource what is not free
     * @param holders who holds that
     * @param untilMillis when it is refused at the latest, in milliseconds of the epoch
     */
    record Waiting(
            TaskId task,
            int attempt,
            String id,
            List<Claim> claims,
            List<KnownPath> paths,
            String resource,
            List<TaskId> holders,
            long untilMillis)
            implements ClaimEvent {

        public Waiting {
            claims = List.copyOf(claims);
            paths = List.copyOf(paths);
            holders = List.copyOf(holders);
        }
    }

    /** Given back before the task has landed or ended. */
    record Released(TaskId task, int attempt, List<Claim> claims) implements ClaimEvent {

        public Released {
            claims = List.copyOf(claims);
        }
    }

    /**
     * Nothing of it is held.
     *
     * @param reason why, for people
     */
    record Refused(TaskId task, int attempt, String id, List<Claim> claims, String reason) implements ClaimEvent {

        public Refused {
            claims = List.copyOf(claims);
        }
    }

    /**
     * Attempts wait for each other; the claim named is refused, so that the others can go on.
     *
     * @param cycle who waits for what held by whom, each for the next, the last for the first
     */
    record Deadlock(TaskId task, int attempt, String id, List<Link> cycle) implements ClaimEvent {

        public Deadlock {
            cycle = List.copyOf(cycle);
        }
    }

    /** One task waits for what another holds. */
    record Link(TaskId task, String resource, TaskId holder) {

        @Override
        public String toString() {
            return task + " waits for " + resource + ", held by " + holder;
        }
    }
}
