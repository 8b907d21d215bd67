package dev.stretto.format.stretto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.ReadResult;
import dev.stretto.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every remark: its place, its severity, and a word of its message and hint. */
final class RemarksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(depends: 1.9)           | 1:21 error unknown-dependency   | no task 1.9          | did you mean 1.1?",
                "(depends: Phase 4)       | 1:27 error unknown-dependency   | no phase 4           | name a phase",
                "(depends: the types)     | 1:21 error unknown-dependency   | “the types”          | name a task",
                "(depends: 1.1-1.7)       | 1:25 error unknown-dependency   | no task 1.7          | did you mean 1.1?",
                "(depends: )              | 1:20 error bad-value            | names no dependency  | none",
                "(depends: 1.1            | 1:11 error bad-value             | not closed           | close it",
                "(est: soon)              | 1:17 warning bad-estimate       | “soon”               | 1.5-2h",
                "(est: 30)                | 1:17 warning bad-estimate       | “30”                 | unit",
                "(est: 2h-1h)             | 1:17 warning bad-estimate       | “2h-1h”              | unit",
                "(est: 1h) (est: 2h)      | 1:27 error bad-value            | stated twice         | keep one",
                "(agent: )                | 1:18 error bad-value            | no agent             | codex",
                "(priority: now)          | 1:22 error bad-value            | “now”                | critical",
                "(timeout: 30)            | 1:21 error bad-value            | “30”                 | 30m",
                "(timeout: 0s)            | 1:21 error bad-value            | “0s”                 | 30m",
                "(retries: -1)            | 1:21 error bad-value            | “-1”                 | 0 to 100",
                "(retries: 101)           | 1:21 error bad-value            | “101”                | 0 to 100",
                "(run: ` `)               | 1:17 error bad-value            | command is empty     | command",
                "(run: `a`) (run: `b`)    | 1:28 error bad-value            | one command          | one block",
                "(run: `a` and `b`)       | 1:17 error bad-value            | no single command    | back-ticks",
                "(gate: `a` or `b`)       | 1:18 error bad-value            | no single command    | back-ticks",
                "(gate: )                 | 1:17 error bad-value            | gate is empty        | make test",
                "(changes: some)          | 1:21 error bad-value            | “some”               | (changes: none)",
                "(writes: /etc/passwd)    | 1:20 error bad-claim            | outside              | src/api/**",
                "(writes: a, ../b)        | 1:23 error bad-claim            | “../b”               | root",
                "(writes: a/../../b)      | 1:20 error bad-claim            | outside              | root",
                "(writes: ~/x)            | 1:20 error bad-claim            | outside              | root",
                "(writes: C:/x)           | 1:20 error bad-claim            | outside              | root",
                "(reads: a b)             | 1:19 error bad-claim            | back-ticks           | root",
                "(reads: a\\b)            | 1:19 error bad-claim            | backslash            | root",
                "(reads: a,)              | 1:21 error bad-claim            | names no path        | root",
                "(uses: gpu=0)            | 1:18 error bad-claim            | “gpu=0”              | gpu=1",
                "(uses: a b)              | 1:18 error bad-claim            | “a b”                | gpu=1",
                "(depend: 1.1)            | 1:11 warning ignored-annotation  | “depend:”            | “depends:”",
                "(prioritty: low)         | 1:11 warning ignored-annotation  | “prioritty:”         | “priority:”",
                "[SEQUENTIAL]             | 1:11 info ignored-annotation     | single item          | Execution Note",
                "(parallel-with: Phase 1) | 1:11 info ignored-annotation     | parallel-with        | heading",
                "(pipeline-start: 1.1)    | 1:11 info ignored-annotation     | pipeline-start       | heading",
                "(background: true)       | 1:11 info ignored-annotation     | background           | VERIFY"
            })
    void annotationsThatCannotBeUsed(String annotation, String remark, String message, String hint) {
        ReadResult result = Plans.read("- [ ] 1.1 " + annotation + "\n");

        assertThat(Plans.remarks(result)).containsExactly(remark);
        assertThat(result.diagnostics().getFirst().message()).contains(message);
        assertThat(result.diagnostics().getFirst().hint()).contains(hint);
        assertThat(result.hasErrors()).isEqualTo(remark.contains("error"));
    }

    @Test
    void aRepeatedIdNamesTheFirstPlaceAndIsLeftOut() {
        ReadResult result = Plans.read("- [ ] 1.1 a\n- [ ] 1.2 b\n- [ ] 1.1 c\n");

        assertThat(Plans.remarks(result)).containsExactly("3:7 error duplicate-id");
        assertThat(result.diagnostics().getFirst().message())
                .contains("1.1")
                .contains("line 1")
                .contains("1:7");
        assertThat(Plans.ids(result.plan().orElseThrow())).containsExactly("1.1", "1.2");
    }

    @Test
    void aRepeatedPhaseDoesToo() {
        ReadResult result = Plans.read("## Phase 1: A\n- [ ] a\n## Phase 2: B\n- [ ] b\n## Phase 1: C\n- [ ] 1.1 c\n");

        assertThat(Plans.remarks(result)).containsExactly("5:4 error duplicate-id");
        assertThat(result.diagnostics().getFirst().message())
                .contains("phase 1")
                .contains("line 1");
        assertThat(result.plan().orElseThrow().phases()).hasSize(2);
    }

    @Test
    void anUnknownPhaseIsPlacedAndTheNearestNamed() {
        ReadResult result = Plans.read(
                "## Phase 1: A\n- [ ] a\n\n## Phase 2: B\n**Dependencies**: [1, 5]\n\n- [ ] b\n\n## Phase 3: C\n- [ ] c\n");

        assertThat(Plans.remarks(result)).containsExactly("5:23 error unknown-dependency");
        assertThat(result.diagnostics().getFirst().hint()).isEqualTo("did you mean 3?");
        assertThat(Plans.dependencies(result.plan().orElseThrow(), "2")).containsExactly("1");
    }

    @Test
    void anUnknownIdOfAGroupIsReportedOnce() {
        ReadResult result = Plans.read("- [ ] 1.1 a (depends: 1.7)\n  - [ ] 1.1.1 b\n  - [ ] 1.1.2 c\n");

        assertThat(Plans.remarks(result)).containsExactly("1:23 error unknown-dependency");
    }

    @Test
    void rangesThatAreNone() {
        assertThat(Plans.remarks(Plans.read("- [ ] 1.1 a\n- [ ] 1.2 b\n- [ ] 1.3 c (depends: 1.2-1.1)\n")))
                .containsExactly("3:23 error bad-value");
        assertThat(Plans.remarks(Plans.read("- [ ] 1.1 a\n- [ ] 1.2.1 b\n- [ ] 1.3 c (depends: 1.1-1.2.1)\n")))
                .containsExactly("3:23 error bad-value");
    }

    @Test
    void chainsOfUnknownTasks() {
        assertThat(Plans.remarks(Plans.read("Tasks 1.1-1.2 are [SEQUENTIAL]\n\n- [ ] 1.1 a\n")))
                .containsExactly("1:11 error unknown-dependency");
        assertThat(Plans.remarks(Plans.read("All tasks are [SEQUENTIAL], some [PARALLEL]\n\n- [ ] 1.1 a\n")))
                .containsExactly("1:15 warning ignored-annotation", "1:34 info ignored-annotation");
    }

    @Test
    void aCompletedTaskWithAnOpenDependency() {
        ReadResult result = Plans.read("- [ ] 1.1 a\n- [x] 1.2 b (depends: 1.1)\n");

        assertThat(Plans.remarks(result)).containsExactly("2:23 warning completed-before-dependency");
        assertThat(result.diagnostics().getFirst().message()).contains("1.2").contains("1.1");
        assertThat(result.hasErrors()).isFalse();
    }

    @Test
    void marksThatContradictThoseInside() {
        assertThat(Plans.remarks(Plans.read("- [x] 1.1 a\n  - [ ] 1.1.1 b\n")))
                .containsExactly("1:7 warning ignored-annotation");
        assertThat(Plans.remarks(Plans.read("## Phase 1: A [COMPLETED]\n- [ ] 1.1 b\n")))
                .containsExactly("1:4 warning ignored-annotation");
        assertThat(Plans.remarks(Plans.read("- [x] 1.1 a\n  - [x] 1.1.1 b\n"))).isEmpty();
    }

    @Test
    void documentsWithoutTasks() {
        assertThat(Plans.remarks(Plans.read("# Title\n\nWords.\n"))).containsExactly("1:1 error no-tasks");
        assertThat(Plans.remarks(Plans.read("# Title\n\n## Phase 1: A\n\nWords.\n")))
                .containsExactly("3:4 warning no-tasks", "3:4 error no-tasks");
        assertThat(Plans.remarks(Plans.read("---\nworkers: 2\n---\n"))).containsExactly("1:1 error no-tasks");
        assertThat(Plans.read("# Title\n").plan()).isEmpty();
    }

    @Test
    void aPhaseWithoutItems() {
        ReadResult result = Plans.read("## Phase 1: A\n- [ ] 1.1 a\n## Phase 2: B\nLater.\n");

        assertThat(Plans.remarks(result)).containsExactly("3:4 warning no-tasks");
        assertThat(result.diagnostics().getFirst().hint()).contains("2.1");
    }

    @Test
    void itemsWithoutAnIdBesideItemsWithOne() {
        ReadResult result = Plans.read("## Phase 1: A\n- [ ] 1.1 a\n- [ ] b\n- [ ] c\n");

        assertThat(Plans.remarks(result)).containsExactly("3:3 warning ignored-annotation");
        assertThat(result.diagnostics().getFirst().message()).startsWith("2 items");
        assertThat(Plans.remarks(Plans.read("- [ ] 1.1 a\n  - [ ] 1.1.1 b\n  - [ ] c\n")))
                .containsExactly("3:5 warning ignored-annotation");
    }

    @Test
    void annotationsOfAnItemWithoutAnId() {
        assertThat(Plans.remarks(Plans.read("## Phase 1: A\n- [ ] b (est: 1h)\n")))
                .containsExactly("2:9 warning ignored-annotation");
    }

    @Test
    void boxesWithoutAMeaning() {
        assertThat(Plans.remarks(Plans.read("- [?] 1.1 a\n- [] 1.2 b\n")))
                .containsExactly("1:3 warning bad-value", "2:3 warning bad-value");
    }

    @Test
    void itemsThatMarkdownTakesForText() {
        assertThat(Plans.remarks(Plans.read("- [ ] 1.1 a\n\nText\n    - [ ] 1.2 b\n")))
                .containsExactly("4:5 warning ignored-annotation");
        assertThat(Plans.remarks(Plans.read("## Phase 1: A\n\n    - [ ] 1.2 b\n\n- [ ] 1.1 a\n")))
                .hasSize(1)
                .allSatisfy(remark -> assertThat(remark).startsWith("3:").endsWith("warning ignored-annotation"));
    }

    @Test
    void whatSaysHowPhasesRunIsNotForTasksNorForTheTextOfPhases() {
        ReadResult result = Plans.read("""
                ## Phase 1: A (background: true)
                Words (pipeline-start: when 1.1 completes)

                - [ ] 1.1 a (parallel-with: 1.2) (strategy: dag)
                - [ ] 1.2 b (on-verify-failure: fail)

                **VERIFY Phase 1:** (timeout: 5m)
                - [ ] boxes alone
                """);

        assertThat(Plans.remarks(result))
                .containsExactly(
                        "1:15 info ignored-annotation",
                        "2:7 info ignored-annotation",
                        "4:13 info ignored-annotation",
                        "4:34 info ignored-annotation",
                        "5:13 info ignored-annotation",
                        "7:21 info ignored-annotation",
                        "8:1 info ignored-annotation");
    }

    @Test
    void annotationsOfAPhaseThatOnlyATaskCanHave() {
        assertThat(Plans.remarks(Plans.read("## Phase 1: A (run: `x`)\n- [ ] 1.1 a\n")))
                .containsExactly("1:21 warning ignored-annotation");
        assertThat(Plans.remarks(Plans.read("## Phase 1: A (writes: x)\n- [ ] 1.1 a\n")))
                .containsExactly("1:4 warning ignored-annotation");
        assertThat(Plans.remarks(Plans.read("## Phase 1: A\nWords (agent: x)\n\n- [ ] 1.1 a\n")))
                .containsExactly("2:7 warning ignored-annotation");
        assertThat(Plans.remarks(Plans.read("- [ ] 1.1 a (gate: `x`)\n  - [ ] 1.1.1 b\n")))
                .containsExactly("1:7 warning ignored-annotation");
        assertThat(Plans.remarks(Plans.read("- [ ] 1.1 a (est: 1h)\n  - [ ] 1.1.1 b\n")))
                .containsExactly("1:7 warning ignored-annotation");
        assertThat(Plans.remarks(Plans.read("- [ ] 1.1 a\n\n```sh run\nmake\n```\n")))
                .containsExactly("3:1 warning ignored-annotation");
    }

    @Test
    void aPhaseThatAnnouncesDependenciesAndNamesNone() {
        assertThat(Plans.remarks(Plans.read("## Phase 1: A\nDependencies:\n\n- [ ] 1.1 a\n")))
                .containsExactly("2:14 error bad-value");
        assertThat(Plans.remarks(Plans.read("## Phase 1: A\n- [ ] 1.1 a\n\nDependencies:\n\nWords.\n")))
                .containsExactly("4:14 error bad-value");
    }

    @Test
    void remarksComeInTheOrderOfTheText() {
        ReadResult result = Plans.read("- [ ] 1.1 a (depends: 7)\n- [ ] 1.2 b (est: x)\n- [ ] 1.1 c\n");

        assertThat(result.diagnostics().stream()
                        .map(one -> one.position().line())
                        .toList())
                .isEqualTo(List.of(1, 2, 3));
    }

    @Test
    void aMemberCannotBearTheIdOfItsGroup() {
        ReadResult result = Plans.read("""
                - [ ] 1.1 Group
                  - [ ] 1.1 Member
                  - [ ] 1.2 Other
                """);
        Plan plan = result.plan().orElseThrow();

        assertThat(Plans.remarks(result)).containsExactly("2:9 error duplicate-id");
        assertThat(plan.tasks()).extracting(task -> task.id().value()).containsExactly("1.2");
        assertThat(plan.groups()).extracting(group -> group.id().value()).containsExactly("1.1");
    }
}
