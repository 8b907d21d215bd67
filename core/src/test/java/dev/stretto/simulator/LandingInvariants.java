package dev.stretto.simulator;

import static dev.stretto.simulator.Violation.unless;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.LandingEvent;
import dev.stretto.engine.LandingGates;
import dev.stretto.engine.RunEvent;
import dev.stretto.engine.RunEvent.Paused.Manner;
import dev.stretto.plan.TaskId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What must hold of the landing queue, with books of its own. */
final class LandingInvariants {

    private final Map<Attempt, LandingEvent.Candidate> queue = new LinkedHashMap<>();
    private final Map<Attempt, Integer> tries = new LinkedHashMap<>();
    private final Set<Attempt> trying = new LinkedHashSet<>();
    private final Set<String> passed = new LinkedHashSet<>();
    private final Set<TaskId> landed = new LinkedHashSet<>();
    private LandingGates gates = LandingGates.NONE;
    private boolean halted;
    private String head = "";

    void adopt(LandingGates next, String at) {
        unless(queue.isEmpty(), "a plan is replaced only when nothing lands", queue);
        gates = next;
        head = at;
    }

    void take(RunEvent event) {
        switch (event) {
            case RunEvent.Paused paused -> halted = paused.manner() != Manner.WAIT;
            case RunEvent.Started _, RunEvent.Resumed _ -> halted = false;
            case RunEvent.Planned _, RunEvent.Completed _, RunEvent.Failed _, RunEvent.Cancelled _ -> {}
        }
    }

    /** Takes in an event; tells where the head is then. */
    String take(LandingEvent event, boolean reverting) {
        Attempt attempt = new Attempt(event.task(), event.attempt());
        boolean elsewhere = event instanceof LandingEvent.Queued
                || event instanceof LandingEvent.Reverted
                || (event instanceof LandingEvent.Rejected early
                        && !early.files().isEmpty());
        if (!elsewhere) {
            unless(queue.containsKey(attempt), "only what waits to land does", event);
        }
        switch (event) {
            case LandingEvent.Queued _ -> queue.put(attempt, none(attempt));
            case LandingEvent.Candidate built -> {
                unless(onto(attempt, built.onto()), "a candidate is built on the head or one before it", event);
                queue.put(attempt, built);
            }
            case LandingEvent.Gating started -> gating(attempt, started);
            case LandingEvent.Passed now -> {
                unless(trying.remove(attempt), "only a gate that runs passes", event);
                unless(candidate(attempt).equals(now.candidate()), "what passes is the candidate", event);
                passed.add(now.candidate());
            }
            case LandingEvent.Withdrawn _ -> unless(trying.remove(attempt), "only a gate that runs ends", event);
            case LandingEvent.Waiting _ -> {
                trying.remove(attempt);
                unless(!first(attempt), "the first waits for nobody", event);
                queue.put(attempt, none(attempt));
            }
            case LandingEvent.Rebuilding now -> {
                unless(trying.remove(attempt) == now.gate() > 0, "a gate that is not needed is ended", event);
                unless(!now.onto().equals(head) || !first(attempt), "what stands on the head is not rebuilt", event);
                queue.put(attempt, none(attempt));
            }
            case LandingEvent.Landed now -> land(attempt, now);
            case LandingEvent.Conflicted now -> {
                unless(first(attempt) && now.onto().equals(head), "only with the head is there a conflict", event);
                leave(attempt);
            }
            case LandingEvent.Rejected now
            when now.files().isEmpty() -> {
                unless(first(attempt), "only what would land now is rejected", event);
                leave(attempt);
            }
            case LandingEvent.Rejected _ -> {} // for what it changed, before it came here
            case LandingEvent.Reverted undone -> {
                unless(landed.remove(undone.task()), "only what landed is reverted", undone);
                unless(
                        reverting
                                && queue.values().stream()
                                        .allMatch(c -> c.candidate().isEmpty()),
                        "the head moves only by landings",
                        undone);
                head = undone.head();
            }
        }
        return head;
    }

    private static LandingEvent.Candidate none(Attempt attempt) {
        return new LandingEvent.Candidate(attempt.task(), attempt.number(), "", "");
    }

    private String candidate(Attempt attempt) {
        return queue.get(attempt).candidate();
    }

    private boolean first(Attempt attempt) {
        return queue.keySet().iterator().next().equals(attempt);
    }

    private boolean onto(Attempt attempt, String onto) {
        for (Map.Entry<Attempt, LandingEvent.Candidate> before : queue.entrySet()) {
            if (before.getKey().equals(attempt)) {
                break;
            }
            if (before.getValue().candidate().equals(onto)) {
                return true;
            }
        }
        return onto.equals(head);
    }

    private void gating(Attempt attempt, LandingEvent.Gating event) {
        unless(!halted, "no gate starts when the driver is to leave", event);
        unless(tries.merge(attempt, 1, Integer::sum) == event.gate(), "tries are counted one by one", event);
        unless(candidate(attempt).equals(event.candidate()), "a gate is for the candidate", event);
        unless(!passed.contains(event.candidate()), "what passed is not tried again", event);
        unless(trying.add(attempt), "a change is tried once at a time", event);
        unless(trying.size() <= gates.slots(), "no more gates than slots", trying);
    }

    private void land(Attempt attempt, LandingEvent.Landed event) {
        LandingEvent.Candidate now = queue.get(attempt);
        unless(first(attempt), "changes land in the order of the queue", event);
        unless(
                now.candidate().equals(event.head()) && now.onto().equals(head),
                "the head moves only by landings",
                event);
        unless(!gates.any() || passed.contains(event.head()), "what lands has passed as that very commit", event);
        unless(landed.add(event.task()), "a task lands once, unless it was reverted", event);
        head = event.head();
        leave(attempt);
    }

    private void leave(Attempt attempt) {
        queue.remove(attempt);
        trying.remove(attempt);
    }

    /** Commits of others are on top of the head. */
    void headTaken(String to) {
        head = to;
    }

    /** The task was cancelled. */
    void cancelled(TaskId task) {
        queue.keySet().removeIf(attempt -> attempt.task().equals(task));
        trying.removeIf(attempt -> attempt.task().equals(task));
    }

    Set<TaskId> landed() {
        return landed;
    }
}
