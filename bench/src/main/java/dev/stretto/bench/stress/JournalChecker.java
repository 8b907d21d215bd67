package dev.stretto.bench.stress;

import dev.stretto.bench.stress.Wish.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Reads a run's events one by one and finds what must never be. It shares nothing with the program but the events: what tasks claim
 * it knows from the workload, and what claims cover from trying every file.
 */
final class JournalChecker {

    private static final Set<String> RELEASING =
            Set.of("task.completed", "task.failed", "task.deferred", "task.retrying", "task.cancelled");

    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final Map<String, Holding> stated = new LinkedHashMap<>();
    private final int agents;
    private final Map<String, Holding> held = new LinkedHashMap<>();
    private final Map<String, Holding> waiting = new LinkedHashMap<>();
    private final Set<String> running = new LinkedHashSet<>();
    private final Set<String> completed = new LinkedHashSet<>();
    private final Map<String, Ready> ready = new LinkedHashMap<>();
    private final List<String> order;
    private final List<String> violations = new ArrayList<>();
    private int runningMost;
    private int starts;
    private int deadlocks;
    private String cycle = "";
    private String cycleAt = "";

    JournalChecker(Workload workload, int agents) {
        this.agents = agents;
        for (Job job : workload.jobs()) {
            jobs.put(job.id(), job);
            stated.put(job.id(), Holding.of(job.stated()));
        }
        order = workload.order();
    }

    void take(JsonNode event) {
        checkDeadlockNoticed(event);
        String task = event.path("task").asString("");
        String type = event.path("type").asString();
        switch (type) {
            case "task.ready", "task.retrying", "task.deferred" ->
                ready.put(task, new Ready(starts, event.path("notBeforeMillis").asLong(0)));
            case "task.started" -> start(task, event);
            case "task.finished" -> running.remove(task);
            case "claim.granted" -> grant(task, event);
            case "claim.waiting" -> waiting.put(task, Holding.of(wishes(event)));
            case "claim.refused" -> waiting.remove(task);
            case "claim.released" -> violate(event, "nothing of this workload is released early");
            case "deadlock.detected" -> deadlocks++;
            default -> {}
        }
        if (RELEASING.contains(type)) {
            held.remove(task);
            waiting.remove(task);
            running.remove(task);
        }
        if (type.equals("task.completed") && !completed.add(task)) {
            violate(event, "it completed before");
        }
        noteCycle(event);
    }

    private void start(String task, JsonNode event) {
        Job job = jobs.get(task);
        if (job == null) {
            violate(event, "no such task");
            return;
        }
        if (!completed.containsAll(job.needs())) {
            violate(event, "started before what it depends on: " + job.needs());
        }
        Holding holding = Holding.of(job.stated());
        checkFree(task, holding, event);
        held.put(task, holding);
        running.add(task);
        runningMost = Math.max(runningMost, running.size());
        if (running.size() > agents) {
            violate(event, "more than " + agents + " at once");
        }
        starts++;
        Ready since = ready.getOrDefault(task, Ready.NEVER);
        ready.remove(task);
        ready.forEach((other, waiting) -> {
            if (waiting.isPassedOver(since, event)
                    && order.indexOf(other) < order.indexOf(task)
                    && holding.clashes(stated(other))) {
                violate(event, other + " comes first, has waited for longer and wants the same");
            }
        });
    }

    /**
     * Since when a task could start.
     *
     * @param starts how many had been started by then
     * @param notBeforeMillis before that it is not to start, in milliseconds of the epoch
     */
    private record Ready(int starts, long notBeforeMillis) {

        static final Ready NEVER = new Ready(Integer.MAX_VALUE, 0);

        boolean isPassedOver(Ready later, JsonNode event) {
            return starts < later.starts
                    && notBeforeMillis
                            <= Instant.parse(event.path("at").asString()).toEpochMilli();
        }
    }

    private void grant(String task, JsonNode event) {
        waiting.remove(task);
        List<Wish> wishes = wishes(event);
        checkFree(task, Holding.of(wishes), event);
        Holding holding = held.get(task);
        if (holding == null) {
            violate(event, "granted to a task that does not run");
        } else {
            holding.add(wishes);
        }
    }

    private void checkFree(String task, Holding wanted, JsonNode event) {
        held.forEach((other, holding) -> {
            if (!other.equals(task) && holding.clashes(wanted)) {
                violate(event, "incompatible with what " + other + " holds");
            }
        });
        int used = held.values().stream()
                .mapToInt(holding -> holding.units(Workload.POOL))
                .sum();
        if (wanted.units(Workload.POOL) > 0 && used + wanted.units(Workload.POOL) > Workload.POOL_SIZE) {
            violate(event, "more of the pool than there is");
        }
    }

    private Holding stated(String task) {
        return stated.getOrDefault(task, new Holding());
    }

    private static List<Wish> wishes(JsonNode event) {
        return StreamSupport.stream(event.path("claims").spliterator(), false)
                .map(claim -> new Wish(
                        claim.path("mode").asString().equals("read") ? Mode.READ : Mode.WRITE,
                        claim.path("resource").asString(),
                        0))
                .toList();
    }

    /** A cycle is to be gone again before the clock has gone on. */
    private void checkDeadlockNoticed(JsonNode event) {
        if (!cycle.isEmpty() && !event.path("at").asString().equals(cycleAt)) {
            violate(event, "a deadlock that nobody noticed: " + cycle);
        }
    }

    private void noteCycle(JsonNode event) {
        String before = cycle;
        cycle = waiting.keySet().stream()
                .filter(task -> leadsTo(task, task, new LinkedHashSet<>()))
                .collect(Collectors.joining(", "));
        if (before.isEmpty()) {
            cycleAt = event.path("at").asString();
        }
    }

    private boolean leadsTo(String from, String goal, Set<String> seen) {
        Holding wanted = waiting.get(from);
        if (wanted == null || !seen.add(from)) {
            return false;
        }
        return held.entrySet().stream()
                .filter(entry ->
                        !entry.getKey().equals(from) && entry.getValue().clashes(wanted))
                .anyMatch(entry -> entry.getKey().equals(goal) || leadsTo(entry.getKey(), goal, seen));
    }

    private void violate(JsonNode event, String what) {
        violations.add("event " + event.path("seq").asLong() + " ("
                + event.path("type").asString() + " " + event.path("task").asString("") + "): " + what);
    }

    /** What must hold once the run is over. */
    void end() {
        if (!held.isEmpty()) {
            violations.add("at the end these still hold: " + held.keySet());
        }
        jobs.keySet().stream()
                .filter(task -> !completed.contains(task))
                .forEach(task -> violations.add(task + " never completed"));
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    /** The most tasks that ran at one moment. */
    int runningMost() {
        return runningMost;
    }

    int deadlocks() {
        return deadlocks;
    }
}
