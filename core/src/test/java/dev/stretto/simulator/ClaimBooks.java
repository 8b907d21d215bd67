package dev.stretto.simulator;

import static dev.stretto.simulator.Violation.unless;

import dev.stretto.engine.Claim;
import dev.stretto.engine.ClaimEvent;
import dev.stretto.engine.ClaimEvent.Link;
import dev.stretto.engine.ClaimEvent.Waiting;
import dev.stretto.engine.Ledger;
import dev.stretto.engine.RunDefinition;
import dev.stretto.engine.TaskState;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.ClaimSpec.Mode;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What running tasks have claimed and wait for, by the events alone. Deadlocks are looked for by trying every set of those who
 * wait: one in which each waits for something that the others of the set keep from it.
 */
final class ClaimBooks {

    private final RunDefinition definition;
    private final Map<TaskId, TaskState> states;
    private final Map<TaskId, List<Claim>> claimed = new LinkedHashMap<>();
    private final Map<String, Waiting> waits = new LinkedHashMap<>();

    ClaimBooks(RunDefinition definition, Map<TaskId, TaskState> states) {
        this.definition = definition;
        this.states = states;
    }

    void take(ClaimEvent event) {
        switch (event) {
            case ClaimEvent.Granted granted -> {
                waits.remove(granted.id());
                unless(states.get(granted.task()) == TaskState.RUNNING, "only who runs is granted anything", granted);
                unless(
                        free(granted.task(), granted.claims(), this::holds),
                        "no incompatible locks at any moment",
                        granted + " beside " + claimed);
                List<Claim> held = claimed.computeIfAbsent(granted.task(), _ -> new ArrayList<>());
                granted.claims().stream()
                        .filter(claim -> claim.mode().equals("use") || !held.contains(claim))
                        .forEach(held::add);
            }
            case Waiting waiting -> waits.put(waiting.id(), waiting);
            case ClaimEvent.Released released ->
                released.claims()
                        .forEach(claim -> unless(
                                claimed.getOrDefault(released.task(), List.of()).remove(claim),
                                "only what is held is released",
                                released));
            case ClaimEvent.Refused refused -> waits.remove(refused.id());
            case ClaimEvent.Deadlock deadlock -> checkCycle(deadlock);
        }
    }

    private void checkCycle(ClaimEvent.Deadlock deadlock) {
        List<Link> cycle = deadlock.cycle();
        unless(waits.containsKey(deadlock.id()), "a deadlock names a claim that waits", deadlock);
        for (int at = 0; at < cycle.size(); at++) {
            Link link = cycle.get(at);
            unless(
                    link.holder().equals(cycle.get((at + 1) % cycle.size()).task()) && holds(link.holder()),
                    "a cycle closes",
                    deadlock);
            unless(
                    waits.values().stream().anyMatch(wait -> wait.task().equals(link.task())),
                    "everyone of a cycle waits",
                    deadlock + " " + waits);
        }
        unless(deadlocked().isPresent(), "only a deadlock is called one", deadlock + " " + waits);
    }

    /** A task is not under way any more. */
    void ended(TaskId task) {
        claimed.remove(task);
    }

    private boolean holds(TaskId task) {
        return states.get(task) == TaskState.RUNNING || states.get(task) == TaskState.LANDING;
    }

    /** A task with all that it holds on top of what its plan says. */
    Task with(Task task) {
        return with(task, claimed.getOrDefault(task.id(), List.of()));
    }

    private static Task with(Task task, List<Claim> more) {
        Stream<ClaimSpec> files = more.stream()
                .filter(claim -> !claim.mode().equals("use"))
                .map(claim ->
                        new ClaimSpec(claim.mode().equals("write") ? Mode.WRITE : Mode.READ, claim.resource(), true));
        return new Task(
                task.id(),
                task.title(),
                task.body(),
                task.phase(),
                task.dependencies(),
                task.order(),
                task.status(),
                Stream.concat(task.claims().stream(), files).toList(),
                task.files(),
                task.checklist(),
                task.estimate(),
                task.priority(),
                task.settings(),
                task.position());
    }

    /** How many units a task has claimed while it ran. */
    int units(TaskId task, String pool) {
        return units(claimed.getOrDefault(task, List.of()), pool);
    }

    private static int units(List<Claim> claims, String pool) {
        return claims.stream()
                .filter(claim -> claim.mode().equals("use") && claim.resource().startsWith(pool + "="))
                .mapToInt(claim -> Integer.parseInt(claim.resource().substring(pool.length() + 1)))
                .sum();
    }

    /** Whether nothing that these others hold is in the way of a claim. */
    private boolean free(TaskId owner, List<Claim> wanted, Predicate<TaskId> holding) {
        Task asking =
                with(PlanBuilder.plan().task(owner.value()).build().tasks().getFirst(), wanted);
        List<Task> others = definition.plan().tasks().stream()
                .filter(task -> holding.test(task.id()))
                .toList();
        return others.stream().allMatch(task -> task.id().equals(owner) || !ClaimBrute.clash(asking, with(task)))
                && ClaimBrute.POOLS.stream()
                        .allMatch(pool -> units(wanted, pool) == 0
                                || units(wanted, pool)
                                                + others.stream()
                                                        .mapToInt(task ->
                                                                ClaimBrute.units(task, pool) + units(task.id(), pool))
                                                        .sum()
                                        <= ClaimBrute.size(
                                                definition.plan(),
                                                definition.options().claims(),
                                                pool));
    }

    /** A running task that waits for what a task would take by its start. */
    Optional<TaskId> waitsFor(Task task) {
        return waits.values().stream()
                .filter(wait -> ClaimBrute.clash(
                        task, with(PlanBuilder.plan().task("w").build().tasks().getFirst(), wait.claims())))
                .map(Waiting::task)
                .findFirst();
    }

    /** Whether a running task waits for units of a pool that a task uses. */
    boolean poolWaitedFor(Task task) {
        return ClaimBrute.POOLS.stream()
                .anyMatch(pool -> ClaimBrute.units(task, pool) > 0
                        && waits.values().stream().anyMatch(wait -> units(wait.claims(), pool) > 0));
    }

    /** A set of tasks of which each waits for what the others keep from it; empty where there is none. */
    private Optional<Set<TaskId>> deadlocked() {
        List<TaskId> owners =
                waits.values().stream().map(Waiting::task).distinct().toList();
        for (int set = 1; set < 1 << owners.size(); set++) {
            Set<TaskId> chosen = new LinkedHashSet<>();
            for (int at = 0; at < owners.size(); at++) {
                if ((set >> at & 1) == 1) {
                    chosen.add(owners.get(at));
                }
            }
            if (chosen.stream()
                    .allMatch(owner -> waits.values().stream()
                            .anyMatch(wait ->
                                    wait.task().equals(owner) && !free(owner, wait.claims(), chosen::contains)))) {
                return Optional.of(chosen);
            }
        }
        return Optional.empty();
    }

    /** What must hold after a round. */
    void compare(Ledger ledger, long nowMillis) {
        deadlocked().ifPresent(set -> unless(false, "no deadlock goes unnoticed", set + " " + waits));
        for (Waiting wait : waits.values()) {
            unless(wait.untilMillis() > nowMillis, "waits end", wait + " at " + nowMillis);
            unless(ledger.record(wait.task()).alive(), "no wait outlives its owner", wait);
            unless(
                    !free(wait.task(), wait.claims(), this::holds),
                    "a claim does not wait for what is free",
                    wait + " " + claimed);
        }
        List<String> told = ledger.obstacles().locks().stream()
                .filter(lock -> lock.claimed())
                .map(lock -> lock.holder() + " " + lock.mode() + " " + lock.resource())
                .sorted()
                .toList();
        List<String> known = claimed.entrySet().stream()
                .filter(entry -> holds(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream()
                        .map(claim -> entry.getKey() + " " + claim.mode() + " " + claim.resource()))
                .sorted()
                .toList();
        unless(told.equals(known), "no lock outlives its owner, and none is lost", told + ", not " + known);
        unless(
                ledger.obstacles().waiting().size() == waits.size(),
                "as many claims wait as were not answered",
                waits.keySet());
    }
}
