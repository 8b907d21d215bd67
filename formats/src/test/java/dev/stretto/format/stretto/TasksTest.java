package dev.stretto.format.stretto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.Command;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import dev.stretto.plan.Priority;
import dev.stretto.plan.Task;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TasksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- [ ] 1.1 Title                  | 1.1      | Title                 | 7",
                "- [ ] 0.1.1 Title                | 0.1.1    | Title                 | 7",
                "- [ ] 1.3b Title                 | 1.3b     | Title                 | 7",
                "* [ ] 1.1: Title                 | 1.1      | Title                 | 7",
                "+ [ ] 1.1. Title                 | 1.1      | Title                 | 7",
                "1. [ ] 1.1) Title                | 1.1      | Title                 | 8",
                "- [ ] 1.1 - Title                | 1.1      | Title                 | 7",
                "- [ ] TASK-010 Title             | TASK-010 | Title                 | 7",
                "- [ ] TASK-010: Title            | TASK-010 | Title                 | 7",
                "- [ ] T012 Title                 | T012     | Title                 | 7",
                "- [ ] **1.1** Title              | 1.1      | Title                 | 9",
                "- [ ] **1.1 Title**              | 1.1      | Title                 | 9",
                "- [ ] **1.1 Title** more         | 1.1      | Title more            | 9",
                "- [ ] **1.1:** Title             | 1.1      | Title                 | 9",
                "- [ ] **1.1**: Title             | 1.1      | Title                 | 9",
                "- [x] **TASK-010: Title**        | TASK-010 | Title                 | 9",
                "- [x] **[ORCH-004] Title**       | ORCH-004 | Title                 | 10",
                "- [ ] `1.1` Title                | 1.1      | Title                 | 8",
                "- [ ] Task 1.1: Title            | 1.1      | Title                 | 12",
                "- [ ] 1.1                        | 1.1      | 1.1                   | 7",
                "- [ ] 1.1 Title (est: 1h) more   | 1.1      | Title more            | 7",
                "- [ ] 1.1 Title (as it is)       | 1.1      | Title (as it is)      | 7",
                "- [ ] 1.1 In `a (depends: 9)`    | 1.1      | In `a (depends: 9)`   | 7",
                "- [ ] 1.1 Title <!-- est: x -->  | 1.1      | Title                 | 7",
                "- [ ] 1.1 Überprüfen der Größe   | 1.1      | Überprüfen der Größe  | 7"
            })
    void itemsWithAnIdAreTasks(String line, String id, String title, int column) {
        Task task = Plans.clean(line + "\n").tasks().getFirst();

        assertThat(task.id().value()).isEqualTo(id);
        assertThat(task.title()).isEqualTo(title);
        assertThat(task.position()).isEqualTo(new Position(1, column));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- [ ] Task 1",
                "- [ ] 1 thing",
                "- [ ] UTF-8 everywhere",
                "- [ ] SHA-256 sums",
                "- [ ] 1.1-1.4 Implementation",
                "- [ ] S3 bucket",
                "- 1.1 Without a box",
                "- [link](1.1)"
            })
    void otherItemsAreNot(String line) {
        assertThat(Plans.remarks(Plans.read(line + "\n"))).contains("1:1 error no-tasks");
    }

    @ParameterizedTest
    @CsvSource({
        "' ',PENDING",
        "x,COMPLETED",
        "X,COMPLETED",
        "✅,COMPLETED",
        "✔️,COMPLETED",
        "-,IN_PROGRESS",
        "~,IN_PROGRESS",
        "🔄,IN_PROGRESS",
        "!,FAILED"
    })
    void boxesSayTheStatus(String sign, PlanStatus status) {
        assertThat(Plans.clean("- [" + sign + "] 1.1 a\n").tasks().getFirst().status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "## Phase 1: A [NOT STARTED],PENDING",
        "## Phase 1: A [IN PROGRESS],IN_PROGRESS",
        "## Phase 1: A [COMPLETED],COMPLETED",
        "## Phase 1: A [PARTIAL],IN_PROGRESS",
        "## Phase 1: A [BLOCKED],PENDING",
        "## Phase 1: A [completed] (est: 1h),COMPLETED",
        "## Phase 1: A ✅ COMPLETED,COMPLETED",
        "## ✅ Phase 1: A,COMPLETED"
    })
    void headingsSayTheStatusOfAPhaseThatIsATask(String heading, PlanStatus status) {
        Task task = Plans.clean(heading + "\n- [ ] a\n").tasks().getFirst();

        assertThat(task.status()).isEqualTo(status);
        assertThat(task.title()).isEqualTo("A");
    }

    @Test
    void aTitleMayCarryTheMark() {
        Task task = Plans.item("1.1 Write it ✅ COMPLETED");

        assertThat(task.status()).isEqualTo(PlanStatus.COMPLETED);
        assertThat(task.title()).isEqualTo("Write it");
    }

    @Test
    void whatStandsBelowATaskIsItsBodyAndChecklist() {
        Plan plan = Plans.clean("""
                - [ ] 1.1 Title
                  that goes on (est: 1h).

                  A paragraph with `src/a.ts`.

                  - detail
                    - deeper
                  - [x] done
                    - [ ] open

                  ```js
                  - [ ] 1.9 code
                  ```
                - [ ] 1.2 Next
                """);
        Task task = Plans.task(plan, "1.1");

        assertThat(task.title()).isEqualTo("Title");
        assertThat(task.body())
                .isEqualTo(
                        "that goes on .\nA paragraph with `src/a.ts`.\n- detail\n  - deeper\n```js\n- [ ] 1.9 code\n```");
        assertThat(task.checklist()).containsExactly(new ChecklistItem("done", true), new ChecklistItem("open", false));
        assertThat(task.estimate()).isPresent();
        assertThat(task.files()).containsExactly("src/a.ts");
        assertThat(Plans.ids(plan)).containsExactly("1.1", "1.2");
    }

    @Test
    void fencesQuotesAndCommentsHoldNoTasks() {
        Plan plan = Plans.clean("""
                ## Phase 1: A
                - [ ] 1.1 a

                ```
                ## Phase 2: B
                - [ ] 2.1 b
                ```

                > - [ ] 3.1 c

                <!--
                - [ ] 4.1 d
                -->

                ~~~markdown
                - [ ] 5.1 e
                ~~~
                """);

        assertThat(Plans.ids(plan)).containsExactly("1.1");
        assertThat(plan.phases()).hasSize(1);
    }

    @Test
    void tasksMayStandBelowItemsThatAreNone() {
        Plan plan = Plans.clean("""
                - Backend
                  - [ ] 1.1 a
                - [ ] Frontend
                  - [ ] 1.2 b
                """);

        assertThat(Plans.ids(plan)).containsExactly("1.1", "1.2");
        assertThat(plan.groups()).isEmpty();
    }

    @Test
    void windowsLineEndsAndTabsChangeNothing() {
        Plan plan = Plans.clean(
                "# T\r\n\r\n## Phase 1: A\r\n\r\n-\t[ ] 1.1 a\r\n\t- [ ] 1.1.1 b (depends: 1.2)\r\n- [ ] 1.2 c");

        assertThat(plan.title()).isEqualTo("T");
        assertThat(Plans.ids(plan)).containsExactly("1.1.1", "1.2");
        assertThat(Plans.task(plan, "1.1.1").position()).isEqualTo(new Position(6, 8));
        assertThat(Plans.task(plan, "1.1.1")
                        .dependencies()
                        .orElseThrow()
                        .getFirst()
                        .position())
                .isEqualTo(new Position(6, 26));
        assertThat(Plans.task(plan, "1.2").title()).isEqualTo("c");
    }

    @Test
    void annotationsSayHowATaskIsRun() {
        Task task = Plans.item("1.1 a (agent: codex) (priority: High) (timeout: 30m) (retries: 2) (gate: `make lint`)"
                + " (run: `make (all)`) (changes: none) (est: 1.5-2h)");

        assertThat(task.title()).isEqualTo("a");
        assertThat(task.settings().agent()).hasValue("codex");
        assertThat(task.settings().timeout()).hasValue(Duration.ofMinutes(30));
        assertThat(task.settings().retries()).hasValue(2);
        assertThat(task.settings().gate()).hasValue("make lint");
        assertThat(task.settings().command()).hasValue(new Command("make (all)", false));
        assertThat(task.settings().changesNone()).isTrue();
        assertThat(task.priority()).isEqualTo(Priority.HIGH);
        assertThat(task.estimate().orElseThrow().lowMinutes()).isEqualTo(90);
        assertThat(task.estimate().orElseThrow().highMinutes()).isEqualTo(120);
    }

    @Test
    void oneBracketMayHoldSeveralAnnotations() {
        Task task = Plans.item("1.1 a (est: 2h; agent: codex, priority: P0)");

        assertThat(task.settings().agent()).hasValue("codex");
        assertThat(task.priority()).isEqualTo(Priority.CRITICAL);
        assertThat(task.estimate()).isPresent();
    }

    @Test
    void aBlockMarkedRunIsTheCommandAndOthersAreText() {
        Task task = Plans.clean("""
                        - [ ] 1.1 a

                          ```sh run
                          make schema
                            indented
                          ```

                          ```sh
                          rm -rf /
                          ```
                        """).tasks().getFirst();

        assertThat(task.settings().command()).hasValue(new Command("make schema\n  indented", true));
        assertThat(task.body()).isEqualTo("```sh\nrm -rf /\n```");
    }

    @Test
    void aBackslashKeepsATitleFromSayingAnything() {
        Task task = Plans.item("1.1 \\- Keep \\(run: \\`x\\`) \\[COMPLETED] \\[SEQUENTIAL] \\<!-- \\`a (gate: `b`)\n\n"
                + "  - [x] do \\(depends: 1.2)");

        assertThat(task.title()).isEqualTo("- Keep (run: `x`) [COMPLETED] [SEQUENTIAL] <!-- `a");
        assertThat(task.status()).isEqualTo(PlanStatus.PENDING);
        assertThat(task.settings().command()).isEmpty();
        assertThat(task.settings().gate()).contains("b");
        assertThat(task.checklist()).containsExactly(new ChecklistItem("do (depends: 1.2)", true));
    }

    @Test
    void aTaskThatSaysNothingHasNothing() {
        Task task = Plans.item("1.1 a");

        assertThat(task.settings()).isEqualTo(dev.stretto.plan.TaskSettings.NONE);
        assertThat(task.priority()).isEqualTo(Priority.MEDIUM);
        assertThat(task.estimate()).isEmpty();
        assertThat(task.dependencies()).isEmpty();
        assertThat(task.claims()).isEmpty();
        assertThat(task.body()).isEmpty();
    }
}
