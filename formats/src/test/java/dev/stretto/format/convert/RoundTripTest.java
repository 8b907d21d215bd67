package dev.stretto.format.convert;

import static dev.stretto.format.convert.RandomPlan.allBut;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.convert.RandomPlan.Say;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random plans written in each format and read again. Repeat a failure with {@code -Dstretto.convert.seed=SEED
 * -Dstretto.convert.plans=1}.
 */
final class RoundTripTest {

    /** What a format can say, so that nothing of it may be lost in it. */
    enum Target {
        STRETTO(
                PlanFormat.STRETTO,
                allBut(Say.TASKS_BESIDE_PHASES, Say.ANY_RULE, Say.SOFT_ORDER, Say.SKIPPED, Say.ANY_IDS, Say.NASTY)),
        SPEC_KIT(PlanFormat.SPEC_KIT, EnumSet.of(Say.PHASES, Say.COMPLETED, Say.IN_PROGRESS, Say.FAILED, Say.DEFERRED)),
        TASK_MASTER(
                PlanFormat.TASK_MASTER,
                EnumSet.of(
                        Say.COMPLETED,
                        Say.IN_PROGRESS,
                        Say.DEFERRED,
                        Say.SKIPPED,
                        Say.PRIORITY,
                        Say.ESTIMATE,
                        Say.NASTY)),
        BEADS(
                PlanFormat.BEADS,
                EnumSet.of(Say.COMPLETED, Say.IN_PROGRESS, Say.DEFERRED, Say.PRIORITY, Say.ANY_IDS, Say.NASTY)),
        WFFORMAT(PlanFormat.WFFORMAT, EnumSet.of(Say.ESTIMATE, Say.PATHS, Say.ANY_IDS, Say.NASTY)),
        JSON(PlanFormat.JSON, allBut());

        private final PlanFormat format;
        private final Set<Say> says;

        Target(PlanFormat format, Set<Say> says) {
            this.format = format;
            this.says = says;
        }
    }

    static List<PlanFormat> formats() {
        return PlanWriters.formats();
    }

    private static void seeds(LongConsumer each) {
        long first = Long.getLong("stretto.convert.seed", 1);
        int plans = Integer.getInteger("stretto.convert.plans", 100);
        for (long seed = first; seed < first + plans; seed++) {
            try {
                each.accept(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "seed " + seed + " (-Dstretto.convert.seed=" + seed + " -Dstretto.convert.plans=1)", e);
            }
        }
    }

    private static Written written(Plan plan, PlanFormat format) {
        return PlanWriters.write(plan, format).orElseThrow();
    }

    private static Plan read(Written written) {
        PlanSource source = PlanSource.of("plan", written.text().getBytes(StandardCharsets.UTF_8))
                .source()
                .orElseThrow();
        ReadResult result = PlanFormats.read(source, Optional.of(written.format()), ReadOptions.DEFAULT);
        assertThat(result.diagnostics()).as(written.text()).noneMatch(one -> one.severity() == Severity.ERROR);
        return result.plan().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void nothingIsLostThatBothCanSay(Target target) {
        seeds(seed -> {
            Plan plan = RandomPlan.of(seed, target.says);
            Written written = written(plan, target.format);
            Plan again = read(written);

            assertThat(comparable(again, Map.of(), target))
                    .as(written.text())
                    .isEqualTo(comparable(plan, written.renamed(), target));
            assertThat(written.losses())
                    .extracting(Written.Loss::kind)
                    .as(written.text())
                    .allMatch(kind -> kind.equals("titles-of-plans"));
        });
    }

    /** What every format can say, task by task, as text that is good to compare. */
    private static String comparable(Plan plan, Map<TaskId, String> names, Target target) {
        boolean all = target == Target.JSON || target == Target.STRETTO;
        Plan same = Same.placeless(plan);
        StringBuilder text = new StringBuilder(all || target.format == PlanFormat.WFFORMAT ? same.title() + "\n" : "");
        if (all) {
            text.append(same.phases())
                    .append(same.groups())
                    .append(same.chains())
                    .append(same.defaults());
        }
        for (Task task : same.tasks()) {
            text.append(names.getOrDefault(task.id(), task.id().value())).append(": ");
            text.append(words(task.title())).append(' ').append(task.status());
            text.append(' ')
                    .append(task.priority())
                    .append(' ')
                    .append(estimate(task, all))
                    .append(' ');
            Stream<ClaimSpec> claims = task.claims().stream().filter(claim -> !claim.inferred());
            text.append((all ? claims : claims.sorted(Comparator.comparing(ClaimSpec::mode))).toList());
            text.append(target == Target.SPEC_KIT ? task.phase() : "");
            if (all) {
                text.append(task.phase()).append(task.dependencies()).append(task.checklist());
                text.append(lines(task.body())).append(task.settings());
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Some formats count in hours, of which not every minute is a decimal fraction. */
    private static String estimate(Task task, boolean exactly) {
        return task.estimate()
                .map(range -> exactly ? range.toString() : String.format("%.3f", range.highMinutes()))
                .orElse("");
    }

    private static String words(String title) {
        return title.strip().replaceAll("\\s+", " ");
    }

    private static List<String> lines(String body) {
        return body.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void theOrderOfTasksStaysWhateverTheRules(PlanFormat format) {
        Set<Say> says = allBut(Say.SKIPPED, Say.DEFERRED, Say.SOFT_ORDER);
        seeds(seed -> {
            Plan plan = RandomPlan.of(seed, says);
            Written written = written(plan, format);

            assertThat(Order.of(read(written), Map.of()))
                    .as(written.text())
                    .isEqualTo(Order.of(plan, written.renamed()));
        });
    }

    @ParameterizedTest
    @MethodSource("formats")
    void noTitleOrTextBringsAnythingInThatThePlanDoesNotSay(PlanFormat format) {
        seeds(seed -> {
            Plan plan = RandomPlan.of(seed, allBut(Say.SETTINGS, Say.PATHS, Say.POOLS, Say.ESTIMATE, Say.PRIORITY));
            Written written = written(plan, format);
            Plan again = read(written);

            assertThat(again.tasks()).as(written.text()).hasSameSizeAs(plan.tasks());
            assertThat(again.tasks()).as(written.text()).allSatisfy(task -> {
                assertThat(task.settings()).isEqualTo(plan.tasks().getFirst().settings());
                assertThat(task.claims()).allMatch(ClaimSpec::inferred);
                assertThat(task.estimate()).isEmpty();
            });
            assertThat(again.completed()).as(written.text()).isLessThanOrEqualTo((int) plan.tasks().stream()
                    .filter(task -> StrettoItem.box(task.status()).equals("[x]"))
                    .count());
        });
    }

    @ParameterizedTest
    @MethodSource("formats")
    void writingAgainWhatWasReadChangesNothing(PlanFormat format) {
        seeds(seed -> {
            Plan plan = RandomPlan.of(seed, allBut());
            Written once = written(read(written(plan, format)), format);
            Written twice = written(read(once), format);

            assertThat(twice.text()).isEqualTo(once.text());
            assertThat(twice.renamed()).isEmpty();
        });
    }

    @Test
    void theBoxesOfAPhaseStayItsWorkBehindALabelInItsText() {
        PlanSource source = PlanSource.of("plan.md", """
                        ## Phase 1: Empty

                        ## Phase 2: One
                        - [ ] do it

                        **Verification**:
                        - it is done
                        """.getBytes(StandardCharsets.UTF_8))
                .source()
                .orElseThrow();
        Plan plan = PlanFormats.read(source, Optional.empty(), ReadOptions.DEFAULT)
                .plan()
                .orElseThrow();

        assertThat(plan.tasks().getFirst().body()).contains("verification:");
        assertThat(read(written(plan, PlanFormat.STRETTO)).tasks().getFirst().checklist())
                .isEqualTo(plan.tasks().getFirst().checklist());
    }
}
