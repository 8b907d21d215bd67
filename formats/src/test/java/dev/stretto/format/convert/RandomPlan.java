package dev.stretto.format.convert;

import dev.stretto.plan.Chain;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.ClaimSpec.Mode;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Plans made at random from a seed, without cycles, that say no more than what they are allowed to. */
public final class RandomPlan {

    /** What a plan may say beyond ids, titles and stated dependencies. */
    public enum Say {
        PHASES,
        PHASE_DEPENDENCIES,
        /** How phases are to run. */
        PHASE_RULES,
        /** Tasks of a plan with phases that stand in none of them. */
        TASKS_BESIDE_PHASES,
        GROUPS,
        CHAINS,
        /** Tasks that state nothing, so that the rule of the plan holds. */
        UNSTATED,
        /** Any rule; else it is phase order. */
        ANY_RULE,
        SOFT_ORDER,
        COMPLETED,
        IN_PROGRESS,
        FAILED,
        DEFERRED,
        SKIPPED,
        BODY,
        CHECKLIST,
        ESTIMATE,
        /** Estimates that are a range. */
        RANGE,
        PRIORITY,
        PATHS,
        POOLS,
        SETTINGS,
        DEFAULTS,
        /** Ids as Stretto Markdown has them; else T001, T002 ... */
        DOTTED_IDS,
        /** Ids that hold anything. */
        ANY_IDS,
        /** Titles and texts that look like syntax. */
        NASTY
    }

    private static final List<String> WORDS =
            List.of("write", "the", "parser", "日本語", "über", "test", "API", "α", "delete", "🙂", "v2", "now");

    private static final List<String> NASTY = List.of(
            "(depends: x)",
            "(depends: 1.1, none)",
            "(run: `rm -rf /`)",
            "(run: ",
            "`",
            "``` sh run",
            "code `a` span",
            "[P]",
            "[US1]",
            "[COMPLETED]",
            "[x]",
            "<!--",
            "-->",
            "|",
            "a | b",
            "\\",
            "\\(x)",
            "*",
            "**bold**",
            "_it_",
            "#",
            "-",
            ":",
            ")",
            "(",
            "(est: soon)",
            "(agent: evil)",
            "(depends on T001)",
            "[SEQUENTIAL]",
            "✅",
            "&amp;",
            "\"quoted\"",
            "'",
            "{a,b}",
            "https://x.example/y?z=(1)",
            "T001",
            "1.1");

    private static final List<String> PATHS =
            List.of("src/a.ts", "docs/**", "a b/c.txt", "lib/{x,y}.py", "Makefile", "app/[id]/page.tsx", "x,y.md");

    private final Random random;
    private final Set<Say> can;

    private RandomPlan(Random random, Set<Say> can) {
        this.random = random;
        this.can = can;
    }

    /** The plan of a seed. */
    public static Plan of(long seed, Set<Say> can) {
        return new RandomPlan(new Random(seed), can).plan();
    }

    /** Everything but some. */
    public static Set<Say> allBut(Say... less) {
        Set<Say> can = EnumSet.allOf(Say.class);
        List.of(less).forEach(can::remove);
        return can;
    }

    private boolean may(Say what) {
        return can.contains(what) && random.nextBoolean();
    }

    private Plan plan() {
        List<Phase> phases = new ArrayList<>();
        List<Task> tasks = new ArrayList<>();
        List<Group> groups = new ArrayList<>();
        int phaseCount = may(Say.PHASES) ? random.nextInt(1, 5) : 0;
        for (int phase = 1; phase <= phaseCount; phase++) {
            phases.add(phase(phase, tasks));
            members(Optional.of(phase), tasks, groups);
        }
        if (phaseCount == 0 || may(Say.TASKS_BESIDE_PHASES)) {
            members(Optional.empty(), tasks, groups);
        }
        return new Plan(
                title(),
                PlanFormat.JSON,
                can.contains(Say.ANY_RULE) ? any(List.of(OrderRule.values())) : OrderRule.PHASE_ORDER,
                phases,
                tasks,
                groups,
                chains(tasks),
                may(Say.DEFAULTS) ? defaults() : Defaults.NONE);
    }

    private Phase phase(int number, List<Task> tasks) {
        Optional<List<Reference>> dependencies = Optional.empty();
        if (may(Say.PHASE_DEPENDENCIES)) {
            List<Reference> before = new ArrayList<>();
            for (int other = 1; other < number; other++) {
                if (random.nextBoolean()) {
                    before.add(reference(String.valueOf(other)));
                }
            }
            dependencies = Optional.of(before);
        }
        return new Phase(
                new PhaseId(String.valueOf(number)),
                title(),
                dependencies,
                "",
                Optional.empty(),
                rules(number, tasks),
                Position.START);
    }

    private PhaseRules rules(int number, List<Task> before) {
        if (!may(Say.PHASE_RULES)) {
            return PhaseRules.NONE;
        }
        Optional<PipelineStart> start = Optional.empty();
        if (!before.isEmpty() && random.nextBoolean()) {
            Task task = before.get(random.nextInt(before.size()));
            start = Optional.of(
                    random.nextBoolean()
                            ? new PipelineStart.AfterTasks(
                                    List.of(reference(task.id().value())), Position.START)
                            : new PipelineStart.AtPercent(random.nextInt(1, 101), new PhaseId("1"), Position.START));
        }
        Verify verify = new Verify(
                random.nextBoolean() ? Optional.of(new Command("make check", random.nextBoolean())) : Optional.empty(),
                random.nextBoolean(),
                random.nextBoolean() ? Optional.of(OnVerifyFailure.REVERT) : Optional.empty(),
                random.nextBoolean() ? List.of(new ChecklistItem("it builds", random.nextBoolean())) : List.of(),
                Position.START);
        return new PhaseRules(
                random.nextBoolean() ? Optional.of(Strategy.WAVES) : Optional.empty(),
                random.nextBoolean(),
                random.nextBoolean() && number > 1 ? List.of(reference("1")) : List.of(),
                start,
                random.nextBoolean() ? Optional.of(verify) : Optional.empty());
    }

    private void members(Optional<Integer> phase, List<Task> tasks, List<Group> groups) {
        int count = random.nextInt(1, 7);
        String lead = phase.map(String::valueOf).orElse("9") + ".";
        for (int item = 1; item <= count; item++) {
            if (may(Say.GROUPS) && random.nextInt(3) == 0) {
                List<TaskId> members = new ArrayList<>();
                for (int member = 1; member <= random.nextInt(1, 4); member++) {
                    Task task = task(id(lead + item + "." + member, tasks), phase, tasks);
                    members.add(task.id());
                    tasks.add(task);
                }
                String id = can.contains(Say.DOTTED_IDS) ? lead + item : "G" + tasks.size() + "-" + item;
                groups.add(new Group(new TaskId(id), title(), members, Position.START));
            } else {
                tasks.add(task(id(lead + item, tasks), phase, tasks));
            }
        }
    }

    private String id(String dotted, List<Task> tasks) {
        if (may(Say.ANY_IDS)) {
            return any(NASTY) + " " + any(WORDS) + tasks.size();
        }
        return can.contains(Say.DOTTED_IDS) ? dotted : String.format("T%03d", tasks.size() + 1);
    }

    private Task task(String id, Optional<Integer> phase, List<Task> before) {
        return new Task(
                new TaskId(id),
                title(),
                can.contains(Say.BODY) && random.nextInt(3) == 0 ? body() : "",
                phase.map(number -> new PhaseId(String.valueOf(number))),
                may(Say.UNSTATED) ? Optional.empty() : Optional.of(some(before)),
                may(Say.SOFT_ORDER) ? new TaskOrder(some(before), some(before), random.nextBoolean()) : TaskOrder.NONE,
                status(),
                claims(),
                List.of(),
                may(Say.CHECKLIST) ? checklist() : List.of(),
                may(Say.ESTIMATE) ? Optional.of(estimate()) : Optional.empty(),
                may(Say.PRIORITY) ? any(List.of(Priority.values())) : Priority.MEDIUM,
                may(Say.SETTINGS) ? settings() : TaskSettings.NONE,
                Position.START);
    }

    private List<Reference> some(List<Task> before) {
        List<Reference> found = new ArrayList<>();
        for (int tries = random.nextInt(3); tries > 0 && !before.isEmpty(); tries--) {
            Reference reference = reference(any(before).id().value());
            if (!found.contains(reference)) {
                found.add(reference);
            }
        }
        return found;
    }

    private static Reference reference(String id) {
        return new Reference(id, Position.START);
    }

    private PlanStatus status() {
        List<PlanStatus> possible = new ArrayList<>(List.of(PlanStatus.PENDING));
        for (Say say : List.of(Say.COMPLETED, Say.IN_PROGRESS, Say.FAILED, Say.DEFERRED, Say.SKIPPED)) {
            if (can.contains(say)) {
                possible.add(PlanStatus.valueOf(say.name()));
            }
        }
        return any(possible);
    }

    private List<ClaimSpec> claims() {
        List<ClaimSpec> claims = new ArrayList<>();
        if (may(Say.PATHS)) {
            for (int count = random.nextInt(3); count > 0; count--) {
                ClaimSpec claim = new ClaimSpec(random.nextBoolean() ? Mode.READ : Mode.WRITE, any(PATHS), false);
                if (!claims.contains(claim)) {
                    claims.add(claim);
                }
            }
        }
        if (may(Say.POOLS)) {
            claims.add(new ClaimSpec(Mode.USE, any(List.of("gpu=1", "db=2")), false));
        }
        return claims;
    }

    private List<ChecklistItem> checklist() {
        List<ChecklistItem> items = new ArrayList<>();
        for (int count = random.nextInt(3); count > 0; count--) {
            items.add(new ChecklistItem(title(), random.nextBoolean()));
        }
        return items;
    }

    private Estimate estimate() {
        double low = any(List.of(0.5, 15.0, 60.0, 90.0, 480.0));
        return new Estimate(low, may(Say.RANGE) ? low * 2 : low);
    }

    private TaskSettings settings() {
        return new TaskSettings(
                random.nextBoolean() ? Optional.of(command()) : Optional.empty(),
                random.nextBoolean() ? Optional.of(script()) : Optional.empty(),
                random.nextBoolean()
                        ? Optional.of(any(List.of("codex", "claude -p", "my (own) agent")))
                        : Optional.empty(),
                random.nextBoolean() ? Optional.of(Duration.ofMillis(random.nextInt(1, 10_000_000))) : Optional.empty(),
                random.nextBoolean() ? Optional.of(random.nextInt(101)) : Optional.empty(),
                random.nextBoolean());
    }

    private Command command() {
        return random.nextBoolean()
                ? new Command(script(), false)
                : new Command(script() + "\n  " + script() + "\n\n" + script(), true);
    }

    private String script() {
        return any(List.of("make test", "echo `date`", "test -f \"a b\" && (x || y)", "printf '%s\\n' ``", "cd x; ls"));
    }

    private Defaults defaults() {
        return new Defaults(
                random.nextBoolean() ? Optional.of(any(List.of(Strategy.values()))) : Optional.empty(),
                Optional.of(random.nextInt(1, 99)),
                random.nextBoolean() ? Optional.of("claude: \"x\" # no comment") : Optional.empty(),
                random.nextBoolean() ? Optional.of("merge --it's 'all'") : Optional.empty(),
                random.nextBoolean() ? Optional.of(Duration.ofSeconds(90)) : Optional.empty(),
                random.nextBoolean() ? Optional.of(2) : Optional.empty(),
                random.nextBoolean() ? List.of("make test", "test 'a' = \"b\" # [c], d") : List.of());
    }

    private List<Chain> chains(List<Task> tasks) {
        if (!may(Say.CHAINS) || tasks.size() < 3) {
            return List.of();
        }
        int first = random.nextInt(tasks.size() - 1);
        int last = Math.min(tasks.size(), first + random.nextInt(2, 4));
        return List.of(
                new Chain(tasks.subList(first, last).stream().map(Task::id).toList(), Position.START));
    }

    private String title() {
        StringBuilder title = new StringBuilder(any(WORDS));
        for (int count = random.nextInt(5); count > 0; count--) {
            title.append(' ').append(may(Say.NASTY) ? any(NASTY) : any(WORDS));
        }
        return can.contains(Say.NASTY) && random.nextInt(4) == 0 ? any(NASTY) + " " + title : title.toString();
    }

    private String body() {
        StringBuilder body = new StringBuilder(title());
        for (int count = random.nextInt(4); count > 0; count--) {
            body.append('\n')
                    .append(can.contains(Say.NASTY) ? any(List.of("", "- ", "> ", "  ", "## ", "- [ ] ")) : "");
            body.append(title());
        }
        return body.toString();
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
