package dev.stretto.journal;

import dev.stretto.claim.ClaimRules;
import dev.stretto.claim.Enforcement;
import dev.stretto.claim.PathKind;
import dev.stretto.engine.LandingGates;
import dev.stretto.engine.RunDefinition;
import dev.stretto.engine.RunId;
import dev.stretto.engine.RunOptions;
import dev.stretto.graph.Node;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Chain;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.Command;
import dev.stretto.plan.Defaults;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Group;
import dev.stretto.plan.OnVerifyFailure;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.PhaseRules;
import dev.stretto.plan.PipelineStart;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import dev.stretto.plan.Priority;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Strategy;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import dev.stretto.plan.TaskOrder;
import dev.stretto.plan.TaskSettings;
import dev.stretto.plan.Verify;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Values for tests: a plan in which everything is set, and any record filled by its component types. */
final class Samples {

    private static final Position HERE = new Position(3, 7);

    private Samples() {}

    static RunFacts facts() {
        return filled(RunFacts.class);
    }

    /** Two tasks and a barrier between them, with every part of a plan present. */
    static RunDefinition definition(int revision) {
        Task first = new Task(
                new TaskId("1.1"),
                "Title \u2192 with \"quotes\"",
                "body\nwith lines",
                Optional.of(new PhaseId("1")),
                Optional.of(List.of()),
                new TaskOrder(List.of(new Reference("1.2", HERE)), List.of(), true),
                PlanStatus.PENDING,
                List.of(new ClaimSpec(ClaimSpec.Mode.WRITE, "src/**", true)),
                List.of("src/a.c"),
                List.of(new ChecklistItem("first", true)),
                Optional.of(new Estimate(60, 120.5)),
                Priority.HIGH,
                new TaskSettings(
                        Optional.of(new Command("make\nmake test", true)),
                        Optional.of("test -s a"),
                        Optional.of("agent"),
                        Optional.of(Duration.ofMinutes(30)),
                        Optional.of(2),
                        true),
                HERE);
        Task second = new Task(
                new TaskId("1.2"),
                "Second",
                "",
                Optional.empty(),
                Optional.of(List.of(new Reference("1.1", HERE))),
                new TaskOrder(List.of(), List.of(new Reference("1.1", HERE)), false),
                PlanStatus.DEFERRED,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Priority.MEDIUM,
                TaskSettings.NONE,
                HERE);
        Plan plan = new Plan(
                "Plan",
                PlanFormat.STRETTO,
                OrderRule.PHASE_ORDER,
                List.of(new Phase(
                        new PhaseId("1"),
                        "One",
                        Optional.of(List.of(new Reference("0", HERE))),
                        "objective",
                        Optional.of("tests"),
                        new PhaseRules(
                                Optional.of(Strategy.BATCHED),
                                true,
                                List.of(new Reference("0", HERE)),
                                Optional.of(new PipelineStart.AtPercent(60, new PhaseId("0"), HERE)),
                                Optional.of(new Verify(
                                        Optional.of(new Command("true", false)),
                                        true,
                                        Optional.of(OnVerifyFailure.REVERT),
                                        List.of(new ChecklistItem("look", true)),
                                        HERE))),
                        HERE)),
                List.of(first, second),
                List.of(new Group(new TaskId("1.0"), "group", List.of(first.id()), HERE)),
                List.of(new Chain(List.of(first.id(), second.id()), HERE)),
                new Defaults(
                        Optional.of(Strategy.WAVES),
                        Optional.of(3),
                        Optional.of("agent"),
                        Optional.of("settle"),
                        Optional.of(Duration.ofHours(1)),
                        Optional.of(1),
                        List.of("make test")));
        TaskGraph graph = new TaskGraph(List.of(
                new Node.TaskNode(first.id(), List.of()),
                new Node.TaskNode(second.id(), List.of(2), List.of(0)),
                new Node.BarrierNode("1 completed", 1, Node.Condition.ENDED, List.of(0))));
        return new RunDefinition(
                revision,
                "dag",
                "because",
                plan,
                graph,
                new RunOptions(
                        2,
                        1,
                        2,
                        10,
                        100,
                        false,
                        true,
                        new TreeSet<>(List.of(first.id())),
                        new ClaimRules(
                                Enforcement.STRICT,
                                new TreeMap<>(Map.of("gpu", 3)),
                                new TreeMap<>(Map.of("conf.d", PathKind.FOLDER))),
                        List.of(second.id(), first.id()),
                        -5,
                        new LandingGates(List.of("make test"), 3, 1_000)));
    }

    /** An instance of a record with a telling value in each component. */
    static <T> T filled(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : components) {
            values.add(value(component.getGenericType(), component.getName()));
        }
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object value(Type type, String name) {
        if (type instanceof ParameterizedType of) {
            Object inner = value(of.getActualTypeArguments()[0], name);
            if (of.getRawType() == NavigableSet.class) {
                return new TreeSet<>(List.of(inner));
            }
            return of.getRawType() == Optional.class ? Optional.of(inner) : List.of(inner, inner);
        }
        if (type == String.class) {
            return name + " \u2713\n\"'\\";
        } else if (type == int.class || type == Integer.class) {
            return 7;
        } else if (type == long.class) {
            return 1L << 40;
        } else if (type == boolean.class) {
            return true;
        } else if (type == RunDefinition.class) {
            return definition(1);
        } else if (type == RunId.class) {
            return new RunId("r1");
        } else if (type == TaskId.class) {
            return new TaskId("1.2");
        } else if (type == PhaseId.class) {
            return new PhaseId("1");
        } else if (type instanceof Class<?> fields && fields.isRecord()) {
            return filled(fields);
        } else if (type instanceof Class<?> constants && constants.isEnum()) {
            return constants.getEnumConstants()[constants.getEnumConstants().length - 1];
        }
        throw new AssertionError("no sample of " + type);
    }
}
