package dev.stretto.simulator;

import static dev.stretto.simulator.Violation.unless;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.Effect;
import dev.stretto.engine.GateTry;
import dev.stretto.engine.Input;
import dev.stretto.engine.LandingTry;
import dev.stretto.engine.Outcome;
import dev.stretto.engine.Reversion;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Processes, commits and a branch, as the effects of a run find them: slow, and, while faults are on, unreliable. What it
 * holds outlives the driver; what it has yet to do or to answer does not.
 */
final class FakeWorld {

    /** Something that will happen unless the driver dies before. */
    sealed interface Pending {}

    /** An effect is about to be performed. */
    record Perform(Effect effect) implements Pending {}

    /** An answer is on its way. */
    record Answer(Input input) implements Pending {}

    private static final class Process {
        private final long endsMillis;
        private final Outcome outcome;
        private boolean over;

        Process(long endsMillis, Outcome outcome) {
            this.endsMillis = endsMillis;
            this.outcome = outcome;
        }
    }

    private static final int FILES = 6;

    private final RandomGenerator random;
    private final VirtualTime<Pending> time;
    private final Function<TaskId, List<String>> writable;
    private final Map<Attempt, Process> processes = new LinkedHashMap<>();
    private final List<TaskId> landed = new ArrayList<>();
    private final Set<GateTry> passed = new LinkedHashSet<>();
    private final Map<Reversion, List<String>> reverted = new LinkedHashMap<>();
    private final Set<String> knownHeads = new LinkedHashSet<>(List.of("base", ""));
    private final FakeCommits commits;
    private String head = "base";
    private boolean faults = true;
    private boolean gated;

    /**
     * @param writable the files that a task may change; none where it may change any
     */
    FakeWorld(RandomGenerator random, VirtualTime<Pending> time, Function<TaskId, List<String>> writable) {
        this.writable = writable;
        this.random = random;
        this.time = time;
        this.commits = new FakeCommits(random.nextLong());
    }

    /** Whether the run has landing gates. */
    void gated(boolean now) {
        gated = now;
    }

    /** From now on everything works. */
    void heal() {
        faults = false;
    }

    /** The driver released an effect. */
    void accept(Effect effect) {
        if (effect instanceof Effect.Start start) {
            unless(!processes.containsKey(start.attempt()), "no attempt starts twice", effect);
            commits.begin(start.attempt(), start.base());
        }
        time.after(random.nextInt(200), new Perform(effect));
    }

    void perform(Effect effect) {
        if (!(effect instanceof Effect.End) && fault(25)) {
            answer(new Input.EffectFailed(effect.key(), "the disk is full"));
            return;
        }
        switch (effect) {
            case Effect.Start start -> start(start.attempt());
            case Effect.End(var trial) -> {
                switch (trial) {
                    case Attempt attempt -> end(attempt);
                    case GateTry gate -> maybe(checked(gate, Outcome.INTERRUPTED));
                    case LandingTry gate -> maybe(gated(gate, Outcome.INTERRUPTED, Optional.empty()));
                }
            }
            case Effect.Check check -> check(check);
            case Effect.Gate gate -> gate(gate);
            case Effect.Revert revert -> answer(revert(revert));
            case Effect.Collect(Attempt attempt, boolean salvage) -> answer(collect(attempt, salvage));
            case Effect.Merge merge -> answer(merge(merge));
            case Effect.MoveHead move -> {
                if (overtaken(move.from()) && !head.equals(move.to())) {
                    answer(new Input.BranchMoved(move.attempt(), move.from(), head));
                } else {
                    move(move);
                    answer(new Input.HeadMoved(move.attempt(), move.to()));
                }
            }
        }
    }

    /** Whether somebody's commit is on top of a head; at times somebody puts one there. */
    private boolean overtaken(String from) {
        if (head.equals(from) && fault(8)) {
            head = commits.foreign(from);
            knownHeads.add(head);
        }
        return head.equals(FakeCommits.foreignName(from));
    }

    private void start(Attempt attempt) {
        long takes = random.nextInt(1, 20_000);
        Outcome outcome = fault(4) ? badly() : Outcome.SUCCEEDED;
        processes.put(attempt, new Process(time.nowMillis() + takes, outcome));
        time.after(takes, new Answer(exited(attempt, outcome)));
    }

    private void check(Effect.Check check) {
        unless(knownHeads.contains(check.head()), "a gate checks a head of the run", check);
        long takes = random.nextInt(1, 10_000);
        Outcome outcome = fault(3) ? badly() : Outcome.SUCCEEDED;
        if (outcome == Outcome.SUCCEEDED) {
            passed.add(check.key());
        }
        time.after(takes, new Answer(checked(check.key(), outcome)));
    }

    private void gate(Effect.Gate gate) {
        LandingTry key = gate.key();
        unless(
                commits.holds(gate.candidate(), new Attempt(key.task(), key.attempt())),
                "a landing gate checks the candidate of its change",
                gate);
        Outcome outcome = fault(10) ? badly() : commits.good(gate.candidate()) ? Outcome.SUCCEEDED : Outcome.FAILED;
        Optional<Integer> exit = outcome == Outcome.FAILED && fault(4) ? Optional.of(127) : Optional.empty();
        if (outcome == Outcome.SUCCEEDED) {
            commits.passed(gate.candidate());
        }
        time.after(random.nextInt(1, 10_000), new Answer(gated(key, outcome, exit)));
    }

    private static Input gated(LandingTry gate, Outcome outcome, Optional<Integer> exit) {
        boolean well = outcome == Outcome.SUCCEEDED;
        return new Input.Gated(gate, outcome, exit, well ? "" : "ended " + outcome, "", "refs/salvage/" + gate);
    }

    /** What a driver that died finds of a landing gate: nothing. */
    Input lost(LandingTry gate) {
        return gated(gate, Outcome.LOST, Optional.empty());
    }

    /** Ending what has ended already is answered by nothing more. */
    private void maybe(Input input) {
        if (random.nextBoolean()) {
            answer(input);
        }
    }

    private static Input checked(GateTry gate, Outcome outcome) {
        return new Input.Checked(gate, outcome, Optional.empty(), "ended " + outcome, "");
    }

    /** Whether a try at a gate passed. */
    boolean passed(GateTry gate) {
        return passed.contains(gate);
    }

    private Input revert(Effect.Revert revert) {
        boolean done = reverted.containsKey(revert.key());
        if (!done && overtaken(revert.onto())) {
            return new Input.BranchMoved(revert.key(), revert.onto(), head);
        }
        if (!done && fault(5)) {
            return new Input.NotReverted(revert.key(), "conflict in file1");
        }
        undo(revert);
        return new Input.Reverted(revert.key(), reverted.get(revert.key()));
    }

    private void undo(Effect.Revert revert) {
        if (reverted.containsKey(revert.key())) {
            return;
        }
        unless(head.equals(revert.onto()), "what is undone is undone on the head", revert + " at " + head);
        List<String> undoing = new ArrayList<>();
        for (Effect.Undone undone : revert.undone()) {
            unless(landed.remove(undone.attempt().task()), "only what landed is undone", undone);
            undoing.add(commits.undo(undoing.isEmpty() ? head : undoing.getLast(), undone.attempt()));
        }
        if (!undoing.isEmpty()) {
            head = undoing.getLast();
            knownHeads.add(head);
        }
        reverted.put(revert.key(), undoing);
    }

    private Outcome badly() {
        return Outcome.values()[random.nextInt(1, Outcome.values().length)];
    }

    private void end(Attempt attempt) {
        Process process = processes.get(attempt);
        if (process != null && !process.over && process.endsMillis > time.nowMillis()) {
            process.over = true;
            answer(exited(attempt, Outcome.INTERRUPTED));
        }
    }

    private static Input exited(Attempt attempt, Outcome outcome) {
        boolean well = outcome == Outcome.SUCCEEDED;
        return new Input.Exited(
                attempt, outcome, well ? Optional.of(0) : Optional.empty(), well ? "" : "ended " + outcome);
    }

    private Input collect(Attempt attempt, boolean salvage) {
        Process process = processes.get(attempt);
        unless(
                process == null || process.over || process.endsMillis <= time.nowMillis(),
                "nothing is collected while its process runs",
                attempt);
        if (salvage || process == null) {
            return new Input.Collected(attempt, "", List.of(), "refs/salvage/" + attempt);
        }
        return fault(6)
                ? new Input.Collected(attempt, "", List.of(), "")
                : new Input.Collected(
                        attempt,
                        "commit " + attempt,
                        changed(attempt.task()),
                        "",
                        fault(6) ? List.of("plan.md") : List.of());
    }

    /** Mostly a file that the task may change, now and then one more. */
    private List<String> changed(TaskId task) {
        List<String> open = writable.apply(task);
        List<String> files = new ArrayList<>();
        files.add(open.isEmpty() ? "file" + random.nextInt(FILES) : open.get(random.nextInt(open.size())));
        if (fault(4)) {
            files.add(random.nextBoolean() ? "a/x.ts" : "file" + random.nextInt(FILES));
        }
        return files;
    }

    private Input merge(Effect.Merge merge) {
        Attempt attempt = merge.attempt();
        Optional<TaskId> other = commits.conflict(attempt, merge.head());
        return other.<Input>map(task -> new Input.Conflicted(
                        attempt, merge.head(), List.of("file of " + task), "refs/salvage/" + attempt))
                .orElseGet(() -> new Input.Merged(attempt, merge.head(), commits.merge(attempt, merge.head())));
    }

    private void move(Effect.MoveHead move) {
        if (!head.equals(move.to())) {
            unless(head.equals(move.from()), "the head moves by compare-and-swap", move + " at " + head);
            unless(
                    !gated || commits.mayLand(move.to()),
                    "the head only moves to candidates whose landing gate passed",
                    move);
            head = move.to();
            knownHeads.add(head);
            landed.add(move.attempt().task());
        }
    }

    /** The answer comes, at times twice. */
    private void answer(Input input) {
        time.after(random.nextInt(500), new Answer(input));
        if (fault(10)) {
            time.after(random.nextInt(5000), new Answer(input));
        }
    }

    private boolean fault(int oneIn) {
        return faults && random.nextInt(oneIn) == 0;
    }

    /** The driver is dead: answers are lost, and what was about to be done may or may not be. */
    void driverDied() {
        for (Pending pending : time.clear()) {
            if (pending instanceof Perform(Effect.MoveHead move) && !overtaken(move.from()) && random.nextBoolean()) {
                move(move);
            }
            if (pending instanceof Perform(Effect.Revert revert)
                    && (reverted.containsKey(revert.key()) || !overtaken(revert.onto()))
                    && random.nextBoolean()) {
                undo(revert);
            }
            if (pending instanceof Perform(Effect.Start start)
                    && random.nextBoolean()
                    && !processes.containsKey(start.attempt())) {
                processes.put(
                        start.attempt(), new Process(time.nowMillis() + random.nextInt(1, 20_000), Outcome.SUCCEEDED));
            }
        }
    }

    /** What a new driver finds of an attempt whose end nobody noted: its result if it is there, else it is ended and lost. */
    Input recover(Attempt attempt) {
        Process process = processes.get(attempt);
        boolean ended = process != null && !process.over && process.endsMillis <= time.nowMillis();
        if (process != null) {
            process.over = true;
        }
        return exited(attempt, ended && random.nextBoolean() ? process.outcome : Outcome.LOST);
    }

    /** What must hold of the world when nothing more happens. */
    void checkEnd(String expectedHead, Iterable<TaskId> expectedLanded) {
        unless(!gated || commits.good(head), "the branch never fails its landing gate", head);
        unless(head.equals(expectedHead), "the branch stands where the journal says", head + ", not " + expectedHead);
        List<TaskId> expected = new ArrayList<>();
        expectedLanded.forEach(expected::add);
        unless(
                landed.equals(expected),
                "what landed is what the journal says, in order, once",
                landed + " " + expected);
        processes.forEach((attempt, process) ->
                unless(process.over || process.endsMillis <= time.nowMillis(), "no process outlives its run", attempt));
    }
}
