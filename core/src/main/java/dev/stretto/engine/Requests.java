package dev.stretto.engine;

import dev.stretto.engine.RunEvent.Paused.Manner;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.TaskId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What follows from a wish of the user's, or why it cannot be met. Reads the ledger, changes nothing. */
final class Requests {

    private final Ledger ledger;
    private final long nowMillis;

    Requests(Ledger ledger, long nowMillis) {
        this.ledger = ledger;
        this.nowMillis = nowMillis;
    }

    /** A plan, which replaces the one before only where nothing of that is under way. */
    Decision accept(Input.Accept accept) {
        RunDefinition next = accept.definition();
        List<String> unmeetable = next.options().claims().unmeetable(next.plan());
        if (!unmeetable.isEmpty()) {
            return new Decision.Refused(unmeetable.getFirst());
        }
        return ledger.state() == RunState.PLANNED || ledger.busy().isEmpty()
                ? Decision.of(new RunEvent.Planned(accept.definition(), accept.head()))
                : new Decision.Refused("still under way: " + String.join(", ", ledger.busy())
                        + "; pause the run and wait for them before it goes on with an edited plan");
    }

    Decision decide(Input.Request request) {
        return switch (request) {
            case Input.Pause _ -> pause("by the user", Manner.WAIT);
            case Input.Interrupt _ -> interrupt();
            case Input.Resume _ -> resume();
            case Input.Cancel _ -> cancel();
            case Input.Retry(var tasks) -> retry(tasks);
            case Input.Skip(var tasks) -> skip(tasks);
            case Input.Revert(var tasks) -> new Reverts(ledger).revert(tasks);
            case Input.RevertTo(int checkpoint) -> new Reverts(ledger).revertTo(checkpoint);
            case Input.ClaimRequest claim -> new ClaimRequests(ledger, nowMillis).decide(claim);
        };
    }

    private Decision pause(String reason, Manner manner) {
        return switch (ledger.state()) {
            case RUNNING -> Decision.of(new RunEvent.Paused(reason, manner));
            case PAUSED -> Decision.of();
            case PLANNED, COMPLETED, FAILED, CANCELLED ->
                new Decision.Refused("the run is " + lower(ledger.state()) + ", there is nothing to pause");
        };
    }

    private Decision interrupt() {
        return ledger.state().ended() ? Decision.of() : Decision.of(new RunEvent.Paused("interrupted", Manner.END));
    }

    private Decision resume() {
        return switch (ledger.state()) {
            case RUNNING -> Decision.of();
            case PLANNED -> Decision.of(new RunEvent.Started());
            case PAUSED -> goOn();
            case COMPLETED, FAILED, CANCELLED -> resumeEnded();
        };
    }

    /** A run that ended goes on if tasks were reopened, a cancelled one only when all of it has ended. */
    private Decision resumeEnded() {
        if (ledger.open() == 0 && !ledger.gatesOpen() && ledger.gates().failed().isEmpty()) {
            return new Decision.Refused("the run is " + lower(ledger.state())
                    + " and no task is left to run; `stretto retry TASK` reopens one");
        }
        if (ledger.state() == RunState.CANCELLED && !ledger.busy().isEmpty()) {
            return new Decision.Refused("the run is being cancelled; wait for what is still ending, or cancel again: "
                    + String.join(", ", ledger.busy()));
        }
        return goOn();
    }

    /** Gates that failed are tried again, on what is there now. */
    private Decision goOn() {
        List<Event> events = new ArrayList<>(reopened(List.of(), ledger.gates().failed()));
        events.add(new RunEvent.Resumed());
        return new Decision.Events(events);
    }

    private Decision cancel() {
        if (ledger.state() == RunState.CANCELLED && !ledger.busy().isEmpty()) {
            return Decision.of(new RunEvent.Cancelled());
        }
        if (ledger.state().ended()) {
            return new Decision.Refused("the run is already " + lower(ledger.state()));
        }
        List<Event> events = new ArrayList<>(List.of(new RunEvent.Cancelled()));
        boolean gated = ledger.definition().options().gates().any();
        Optional<Attempt> landingNow = ledger.landing()
                .first()
                .filter(entry -> !gated || entry.stage() == LandingQueue.Stage.LANDING)
                .map(LandingQueue.Entry::attempt);
        for (TaskRecord task : ledger.tasks()) {
            boolean underWay = task.state == TaskState.RUNNING
                    || (task.attempt > 0 && landingNow.equals(Optional.of(task.latest())));
            if (!task.state.ended() && !underWay) {
                events.add(new TaskEvent.Cancelled(task.task(), ""));
            }
        }
        return new Decision.Events(events);
    }

    private Decision retry(List<TaskId> named) {
        List<TaskId> roots = named.stream().filter(id -> gate(id).isEmpty()).toList();
        List<String> gates = named.stream().flatMap(id -> gate(id).stream()).toList();
        if (named.isEmpty()) {
            roots = ledger.tasks().stream()
                    .filter(task -> task.state == TaskState.FAILED || task.state == TaskState.CANCELLED)
                    .map(TaskRecord::task)
                    .toList();
            gates = ledger.gates().failed();
        }
        for (TaskId task : roots) {
            Optional<String> problem = unknown(task).or(() -> notRetryable(task, named));
            if (problem.isPresent()) {
                return new Decision.Refused(problem.get());
            }
        }
        for (String gate : gates) {
            if (!ledger.gates().failed().contains(gate)) {
                return new Decision.Refused("the gate of " + gate + " has not failed, so there is nothing to retry");
            }
        }
        if (roots.isEmpty() && gates.isEmpty()) {
            return new Decision.Refused("no task has failed, so there is nothing to retry");
        }
        return new Decision.Events(reopened(roots, gates));
    }

    /** The name of a barrier with a gate, if it is one and no task's. */
    private Optional<String> gate(TaskId name) {
        return Optional.of(name.value())
                .filter(barrier -> ledger.gates().find(barrier).isPresent());
    }

    /** Tasks and gates that are to be tried again, and what ended because of them. */
    private List<Event> reopened(List<TaskId> tasks, List<String> gates) {
        List<Event> events = new ArrayList<>();
        gates.forEach(gate -> events.add(new ProgressEvent.GateReopened(gate)));
        TreeSet<Integer> roots = new TreeSet<>();
        tasks.forEach(task -> roots.add(ledger.definition().graph().indexOf(task)));
        for (int node = 0; node < ledger.tasks().size(); node++) {
            TaskRecord task = ledger.tasks().get(node);
            if (task.state.ended() && task.gate.filter(gates::contains).isPresent()) {
                roots.add(node);
            }
        }
        List<Integer> after =
                skippedAfter(List.copyOf(roots), cause -> cause != SkipCause.USER && cause != SkipCause.PLAN);
        roots.addAll(after);
        roots.stream()
                .map(node -> ledger.tasks().get(node))
                .map(task -> new TaskEvent.Retrying(task.task(), task.attempt, "by the user", 0, false, ""))
                .forEach(events::add);
        return events;
    }

    private Optional<String> notRetryable(TaskId id, List<TaskId> named) {
        return switch (ledger.record(id).state) {
            case FAILED, CANCELLED -> Optional.empty();
            case SKIPPED -> stillSkipped(ledger.record(id), named);
            case PENDING, READY, RUNNING, LANDING, COMPLETED ->
                Optional.of("task " + id + " is " + lower(ledger.record(id).state)
                        + "; only a failed, skipped or cancelled task can be retried");
        };
    }

    /** Why a skipped task would only be skipped again. */
    private Optional<String> stillSkipped(TaskRecord task, List<TaskId> named) {
        if (task.skipCause.equals(Optional.of(SkipCause.NOT_NEEDED))) {
            List<TaskId> failing = ledger.onFailureOf(task);
            return failing.stream().anyMatch(named::contains)
                    ? Optional.empty()
                    : Optional.of(
                            "task " + task.task() + " runs only if " + oneOf(failing) + " fails, which did not happen");
        }
        if (task.skipCause.equals(Optional.of(SkipCause.GATE))) {
            return task.gate
                    .filter(gate -> !named.contains(new TaskId(gate)))
                    .map(gate -> "task " + task.task() + " was skipped because the gate of " + gate
                            + " failed; `stretto retry '" + gate + "'` tries that again, `stretto skip '" + gate
                            + "'` goes on without it");
        }
        return task.skippedBecauseOf
                .filter(cause -> !named.contains(cause))
                .map(cause -> "task " + task.task() + " was skipped because of " + cause + "; `stretto retry " + cause
                        + "` reopens both");
    }

    private static String oneOf(List<TaskId> tasks) {
        return tasks.stream().map(TaskId::value).collect(Collectors.joining(" or "));
    }

    /** The tasks after these that were skipped, for one of some causes, because of what became of those before them. */
    private List<Integer> skippedAfter(List<Integer> roots, Predicate<SkipCause> because) {
        TaskGraph graph = ledger.definition().graph();
        TreeSet<Integer> seen = new TreeSet<>();
        Deque<Integer> queue = new ArrayDeque<>(roots);
        while (!queue.isEmpty()) {
            for (int successor : graph.successors(queue.remove())) {
                boolean passes = !graph.isTask(successor)
                        || (ledger.tasks()
                                        .get(successor)
                                        .skipCause
                                        .filter(because)
                                        .isPresent()
                                && !deferredItself(ledger.tasks().get(successor)));
                if (passes && seen.add(successor)) {
                    queue.add(successor);
                }
            }
        }
        return seen.stream().filter(graph::isTask).toList();
    }

    private static boolean deferredItself(TaskRecord task) {
        return task.deferred() && task.skippedBecauseOf.isEmpty();
    }

    private Decision skip(List<TaskId> named) {
        if (named.isEmpty()) {
            return new Decision.Refused("name the task to skip");
        }
        List<String> gates = named.stream().flatMap(id -> gate(id).stream()).toList();
        for (String gate : gates) {
            Optional<String> problem = gateNotSkippable(gate);
            if (problem.isPresent()) {
                return new Decision.Refused(problem.get());
            }
        }
        List<Event> events = new ArrayList<>(gates.isEmpty() ? List.of() : reopened(List.of(), gates));
        gates.forEach(gate -> events.add(new ProgressEvent.BarrierOpened(gate)));
        TreeSet<Integer> skipped = new TreeSet<>();
        for (TaskId id : named.stream().filter(id -> gate(id).isEmpty()).toList()) {
            Optional<String> problem = unknown(id).or(() -> notSkippable(id));
            if (problem.isPresent()) {
                return new Decision.Refused(problem.get());
            }
            if (skipped.add(ledger.definition().graph().indexOf(id))) {
                events.add(new TaskEvent.Skipped(id, SkipCause.USER, Optional.empty()));
            }
        }
        for (int node : skippedAfter(List.copyOf(skipped), cause -> !cause.counts())) {
            if (!skipped.contains(node)) {
                TaskRecord task = ledger.tasks().get(node);
                events.add(new TaskEvent.Retrying(
                        task.task(), task.attempt, "its dependency was skipped by the user", 0, false, ""));
            }
        }
        return new Decision.Events(events);
    }

    private Optional<String> gateNotSkippable(String gate) {
        if (!ledger.gates().failed().contains(gate)) {
            return Optional.of("the gate of " + gate + " has not failed, so there is nothing to skip");
        }
        return ledger.readiness().meets(ledger.gates().node(gate))
                ? Optional.empty()
                : Optional.of("what " + gate + " waits for is to be done again first");
    }

    private Optional<String> notSkippable(TaskId id) {
        TaskRecord task = ledger.record(id);
        return switch (task.state) {
            case PENDING, READY, FAILED -> Optional.empty();
            case SKIPPED -> task.skippedByUser() ? Optional.of("task " + id + " is already skipped") : Optional.empty();
            case RUNNING, LANDING, COMPLETED, CANCELLED ->
                Optional.of("task " + id + " is " + lower(task.state)
                        + "; only a task that is not under way or done can be skipped");
        };
    }

    private Optional<String> unknown(TaskId id) {
        return ledger.definition().graph().find(id).isPresent()
                ? Optional.empty()
                : Optional.of("the plan has no task " + id + "; `stretto status` lists them");
    }

    private static String lower(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
