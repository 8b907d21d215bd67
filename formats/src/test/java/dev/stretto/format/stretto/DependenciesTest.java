package dev.stretto.format.stretto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.plan.Chain;
import dev.stretto.plan.Group;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Position;
import dev.stretto.plan.Reference;
import dev.stretto.plan.TaskId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DependenciesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(depends: 1.1)                        | 1.1",
                "(Depends: 1.1, 1.2)                   | 1.1,1.2",
                "(DEPENDS ON: 1.1)                     | 1.1",
                "(depends_on: [1.1, 1.2])              | 1.1,1.2",
                "(depends on 1.1 and 1.2)              | 1.1,1.2",
                "(dependencies: 1.1; 1.2)              | 1.1,1.2",
                "(deps: 1.1 & 1.2)                     | 1.1,1.2",
                "(depends: 1.1) (depends: 1.2)         | 1.1,1.2",
                "(depends: 1.1, 1.1)                   | 1.1",
                "(depends: 1.1-1.3)                    | 1.1,1.2,1.2b,1.3",
                "(depends: 1.1 – 1.3)                  | 1.1,1.2,1.2b,1.3",
                "(depends: 1.1—1.2)                    | 1.1,1.2",
                "(depends: 1.9-1.10, 1.1)              | 1.9,1.10,1.1",
                "(depends: tasks 1.1 to 1.2)           | 1.1,1.2",
                "(depends: task 1.1 (types), 1.2 done) | 1.1,1.2",
                "(depends: `1.1`, **1.2**)             | 1.1,1.2",
                "(depends: TASK-003~5)                 | TASK-003,TASK-004,TASK-005",
                "(depends: task-003)                   | TASK-003",
                "(depends: T1-T2)                      | T1,T2",
                "(depends: Phase 2)                    | 2.1.1,2.1.2",
                "(depends: phase 2, 1.1)               | 2.1.1,2.1.2,1.1",
                "(depends: 2.1)                        | 2.1.1,2.1.2",
                "(depends: 2.1.2)                      | 2.1.2",
                "(depends: none)                       | ''",
                "(depends: [])                         | ''",
                "(depends: None (a start))             | ''"
            })
    void listsOfIdsAreUnderstood(String annotation, String expected) {
        Plan plan = Plans.clean("""
                ## Phase 1: A
                - [ ] 1.1 a
                - [ ] 1.2 b
                - [ ] 1.2b c
                - [ ] 1.3 d
                - [ ] 1.9 e
                - [ ] 1.10 f
                - [ ] TASK-003 g
                - [ ] TASK-004 h
                - [ ] TASK-005 i
                - [ ] T1 j
                - [ ] T2 k
                ## Phase 2: B
                - [ ] 2.1 group
                  - [ ] 2.1.1 l
                  - [ ] 2.1.2 m
                ## Phase 3: C
                - [ ] 3.1 it %s
                """.formatted(annotation));

        assertThat(String.join(",", Plans.dependencies(plan, "3.1"))).isEqualTo(expected);
        assertThat(Plans.task(plan, "3.1").title()).isEqualTo("it");
    }

    @Test
    void eachReferenceIsPlacedWhereItIsNamed() {
        Plan plan = Plans.clean("- [ ] 1.1 a\n- [ ] 1.2 b\n- [ ] 1.3 c (depends: 1.1, and\n  1.2)\n");

        assertThat(Plans.task(plan, "1.3").dependencies().orElseThrow())
                .containsExactly(new Reference("1.1", new Position(3, 23)), new Reference("1.2", new Position(4, 3)));
    }

    @Test
    void linesBelowATaskMayStateThemToo() {
        Plan plan = Plans.clean("""
                - [ ] 1.1 a
                - [ ] 1.2 b
                  Depends on: 1.1
                - [ ] 1.3 c
                  - **Dependencies:** 1.1, 1.2
                - [ ] 1.4 d (depends: none)
                  - depends on the weather
                """);

        assertThat(Plans.dependencies(plan, "1.2")).containsExactly("1.1");
        assertThat(Plans.dependencies(plan, "1.3")).containsExactly("1.1", "1.2");
        assertThat(Plans.dependencies(plan, "1.4")).isEmpty();
        assertThat(Plans.task(plan, "1.4").body()).isEqualTo("- depends on the weather");
    }

    @Test
    void proseInBracketsIsNoDependency() {
        assertThat(Plans.item("1.1 a (depends on this) (requires type system)").dependencies())
                .isEmpty();
    }

    @Test
    void itemsThatHoldItemsWithIdsAreGroups() {
        Plan plan = Plans.clean("""
                - [ ] 1.1 Group (agent: codex) (depends: 1.2) (writes: src/**)
                  - [ ] 1.1.1 a
                  - [ ] 1.1.2 Inner
                    - [ ] 1.1.2.1 b (depends: 1.1.1) (agent: claude)
                - [ ] 1.2 c
                - [ ] 1.3 d (depends: 1.1)
                """);

        assertThat(Plans.ids(plan)).containsExactly("1.1.1", "1.1.2.1", "1.2", "1.3");
        assertThat(plan.groups())
                .containsExactly(
                        new Group(new TaskId("1.1.2"), "Inner", List.of(new TaskId("1.1.2.1")), new Position(3, 9)),
                        new Group(
                                new TaskId("1.1"),
                                "Group",
                                List.of(new TaskId("1.1.1"), new TaskId("1.1.2.1")),
                                new Position(1, 7)));
        assertThat(Plans.dependencies(plan, "1.3")).containsExactly("1.1.1", "1.1.2.1");
        assertThat(Plans.dependencies(plan, "1.1.1")).containsExactly("1.2");
        assertThat(Plans.dependencies(plan, "1.1.2.1")).containsExactly("1.1.1", "1.2");
        assertThat(Plans.task(plan, "1.1.1").settings().agent()).hasValue("codex");
        assertThat(Plans.task(plan, "1.1.2.1").settings().agent()).hasValue("claude");
        assertThat(Plans.task(plan, "1.1.2.1").claims()).hasSize(1);
    }

    @Test
    void executionNotesChainTasksAndGroupsInOrder() {
        Plan plan = Plans.clean("""
                ## Phase 1: A
                **Execution Note:** Tasks 1.1-1.2 and 1.4 are [SEQUENTIAL] - same file as 1.3

                - [ ] 1.1 Group
                  - [ ] 1.1.1 a
                  - [ ] 1.1.2 b
                - [ ] 1.2 c
                - [ ] 1.3 d
                - [ ] 1.4 e
                **Execution Note:** 1.3, 1.4 are [SEQUENTIAL]
                ## Phase 2: B [SEQUENTIAL]
                - [ ] 2.1 f
                - [ ] 2.2 g
                """);

        assertThat(plan.chains())
                .containsExactly(
                        chain(new Position(2, 27), "1.1.1", "1.1.2", "1.2", "1.4"),
                        chain(new Position(10, 21), "1.3", "1.4"),
                        chain(new Position(11, 4), "2.1", "2.2"));
        assertThat(plan.phases().getLast().title()).isEqualTo("B");
    }

    private static Chain chain(Position position, String... ids) {
        return new Chain(java.util.Arrays.stream(ids).map(TaskId::new).toList(), position);
    }
}
