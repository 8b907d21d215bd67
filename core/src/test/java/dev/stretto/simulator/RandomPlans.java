package dev.stretto.simulator;

import dev.stretto.claim.ClaimRules;
import dev.stretto.claim.Enforcement;
import dev.stretto.engine.LandingGates;
import dev.stretto.engine.RunDefinition;
import dev.stretto.engine.RunOptions;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Priority;
import dev.stretto.plan.Strategy;
import dev.stretto.plan.TaskId;
import dev.stretto.strategy.Compilation;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import dev.stretto.strategy.PhaseOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * Plans and options at random: phases, dependencies also against the order of the document, failures waited for, wishes, retries,
 * priorities, estimates, marks of all kinds.
 */
public final class RandomPlans {

    private static final int TASKS_MAX = 24;
    private static final int PHASES_MAX = 4;
    private static final int DEPENDENCIES_MAX = 3;

    private RandomPlans() {}

    /** A plan that compiles, by one strategy: the second opinion knows no mixture. */
    public static Plan plan(RandomGenerator random, CompileOptions options) {
        for (Plan plan = draw(random); ; plan = draw(random)) {
            Compilation compilation = Compiler.compile(plan, "plan.md", options);
            if (compilation.graph().isPresent() && !compilation.strategy().equals("hybrid")) {
                return plan;
            }
        }
    }

    private static Plan draw(RandomGenerator random) {
        int phases = random.nextInt(PHASES_MAX + 1);
        int tasks = random.nextInt(1, TASKS_MAX + 1);
        List<String> ids = ids(phases, tasks);
        List<String> order = new ArrayList<>(ids);
        if (random.nextInt(4) == 0) {
            Collections.shuffle(order, new Random(random.nextLong()));
        }
        PlanBuilder builder = PlanBuilder.plan().rule(OrderRule.values()[random.nextInt(OrderRule.values().length)]);
        int written = 0;
        for (int phase = 1; phase <= Math.max(1, phases); phase++) {
            if (phases > 0) {
                heading(builder, phase, random);
            }
            for (; written < ids.size() && (phases == 0 || ids.get(written).startsWith(phase + ".")); written++) {
                String id = ids.get(written);
                task(builder, id, order.subList(0, order.indexOf(id)), random);
                wishes(builder, ids, random);
            }
        }
        return builder.build();
    }

    private static List<String> ids(int phases, int tasks) {
        List<String> ids = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            ids.add((phases == 0 ? "t" : 1 + task * phases / tasks + ".") + (task + 1));
        }
        return ids;
    }

    private static void heading(PlanBuilder builder, int phase, RandomGenerator random) {
        switch (random.nextInt(5)) {
            case 0 -> builder.phaseAfter(Integer.toString(phase));
            case 1 -> {
                String[] before = phase == 1 ? new String[0] : new String[] {"" + random.nextInt(1, phase)};
                builder.phaseAfter(Integer.toString(phase), before);
            }
            default -> builder.phase(Integer.toString(phase));
        }
    }

    private static void task(PlanBuilder builder, String id, List<String> before, RandomGenerator random) {
        List<String> dependencies = new ArrayList<>();
        for (int draw = random.nextInt(DEPENDENCIES_MAX + 1); draw > 0 && !before.isEmpty(); draw--) {
            dependencies.add(before.get(random.nextInt(before.size())));
        }
        if (dependencies.isEmpty() && random.nextInt(4) == 0) {
            builder.free(id);
        } else {
            builder.task(id, dependencies.toArray(String[]::new));
        }
        if (random.nextBoolean()) {
            builder.minutes(random.nextInt(1, 30));
        }
        if (random.nextInt(3) == 0) {
            builder.priority(Priority.values()[random.nextInt(Priority.values().length)]);
        }
        if (random.nextInt(3) == 0) {
            builder.retries(random.nextInt(3));
        }
        if (random.nextInt(3) == 0) {
            builder.command();
        }
        switch (random.nextInt(24)) {
            case 0, 1 -> builder.status(PlanStatus.COMPLETED);
            case 2 -> builder.status(PlanStatus.DEFERRED);
            case 3 -> builder.status(PlanStatus.SKIPPED);
            default -> {}
        }
        if (random.nextInt(3) == 0) {
            builder.parallel();
        }
        claims(builder, random);
        if (random.nextInt(8) == 0 && !before.isEmpty()) {
            builder.onFailureOf(some(before, random));
        }
    }

    private static void claims(PlanBuilder builder, RandomGenerator random) {
        List<String> globs = List.copyOf(ClaimBrute.PATHS.keySet());
        for (int claim = random.nextInt(4) - 1; claim > 0; claim--) {
            String glob = globs.get(random.nextInt(globs.size()));
            if (random.nextBoolean()) {
                builder.reads(glob);
            } else {
                builder.writes(glob);
            }
        }
        if (random.nextInt(4) == 0) {
            builder.uses(ClaimBrute.POOLS.get(random.nextInt(ClaimBrute.POOLS.size())) + "="
                    + random.nextInt(1, ClaimBrute.UNITS_MAX + 1));
        }
    }

    /** Wishes of any task for any others, also in circles. */
    private static void wishes(PlanBuilder builder, List<String> ids, RandomGenerator random) {
        if (random.nextInt(5) == 0) {
            builder.softAfter(some(ids, random));
        }
    }

    private static String[] some(List<String> ids, RandomGenerator random) {
        return random.ints(random.nextInt(1, 3), 0, ids.size())
                .mapToObj(ids::get)
                .toArray(String[]::new);
    }

    /** The strategy, how the order of phases is taken, and which tasks the user names, be they deferred or not. */
    public static CompileOptions compileOptions(RandomGenerator random) {
        PhaseOrder order = PhaseOrder.values()[random.nextInt(PhaseOrder.values().length)];
        NavigableSet<TaskId> included = new TreeSet<>();
        for (int task = 1; task <= TASKS_MAX; task++) {
            if (random.nextInt(4) == 0) {
                included.add(new TaskId("t" + task));
                included.add(new TaskId(random.nextInt(1, PHASES_MAX + 1) + "." + task));
            }
        }
        Strategy strategy = Strategy.values()[random.nextInt(Strategy.values().length)];
        return new CompileOptions(order, random.nextInt(1, 101), included)
                .with(strategy)
                .limited(Optional.of(random.nextInt(1, 5)), Optional.empty(), Optional.empty());
    }

    /** Few workers and small limits, so that they are reached. */
    public static RunOptions runOptions(RandomGenerator random) {
        return new RunOptions(
                random.nextInt(1, 6),
                random.nextInt(3),
                random.nextInt(3),
                random.nextInt(2000),
                random.nextInt(2000, 20_000),
                random.nextInt(4) == 0,
                random.nextInt(6) == 0,
                Collections.emptyNavigableSet(),
                claimRules(random),
                List.of(),
                random.nextLong(),
                landingGates(random));
    }

    private static LandingGates landingGates(RandomGenerator random) {
        return random.nextInt(3) == 0 ? LandingGates.NONE : new LandingGates(List.of("gate"), random.nextInt(1, 5), 0);
    }

    private static ClaimRules claimRules(RandomGenerator random) {
        if (random.nextInt(4) == 0) {
            return ClaimRules.OFF;
        }
        NavigableMap<String, Integer> sizes = new TreeMap<>();
        if (random.nextBoolean()) {
            ClaimBrute.POOLS.forEach(pool -> sizes.put(pool, ClaimBrute.UNITS_MAX + random.nextInt(3)));
        }
        return ClaimRules.plain(random.nextBoolean() ? Enforcement.STRICT : Enforcement.ADVISORY)
                .withPools(sizes);
    }

    /** What a run is defined by. */
    public static RunDefinition define(int revision, Plan plan, CompileOptions compile, RunOptions options) {
        Optional<TaskGraph> graph = Compiler.compile(plan, "plan.md", compile).graph();
        RunOptions naming = new RunOptions(
                options.workers(),
                options.retries(),
                options.conflictRetries(),
                options.backoffMillis(),
                options.backoffMillisMax(),
                options.inPlace(),
                options.rerunCompleted(),
                plan.named(compile.included()),
                options.claims(),
                options.order(),
                options.seed(),
                options.gates());
        RandomGenerator random = new SplittableRandom(options.seed() + revision);
        TaskGraph gated = random.nextInt(3) == 0 ? graph.orElseThrow() : RandomGates.into(graph.orElseThrow(), random);
        return new RunDefinition(revision, "dag", "", plan, gated, naming);
    }
}
