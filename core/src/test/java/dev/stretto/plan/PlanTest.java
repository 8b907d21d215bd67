package dev.stretto.plan;

import static dev.stretto.simulator.PlanBuilder.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void theTasksThatThePlanMarksAsCompletedAreCounted() {
        Plan plan = plan().task("a")
                .status(PlanStatus.COMPLETED)
                .task("b")
                .task("c")
                .status(PlanStatus.FAILED)
                .build();

        assertThat(plan.completed()).isEqualTo(1);
    }

    @Test
    void idsKeepTheAuthorsSpellingAndCannotBeBlank() {
        assertThat(new TaskId("1.3b")).hasToString("1.3b").isLessThan(new TaskId("1.4"));
        assertThat(new PhaseId("2A")).hasToString("2A").isLessThan(new PhaseId("3"));
        assertThatThrownBy(() -> new TaskId(" ")).hasMessage("a task needs an id");
        assertThatThrownBy(() -> new PhaseId("")).hasMessage("a phase needs an id");
        assertThatThrownBy(() -> new Reference("", Position.START)).hasMessage("a reference needs an id");
        assertThatThrownBy(() -> new Command(" ", false)).hasMessage("a command cannot be empty");
    }

    @Test
    void positionsAreOrderedByLineThenColumn() {
        assertThat(new Position(2, 1)).isGreaterThan(new Position(1, 9)).hasToString("2:1");
        assertThat(new Position(2, 1)).isLessThan(new Position(2, 3));
        assertThatThrownBy(() -> new Position(0, 1)).hasMessageContaining("before the start");
    }

    @Test
    void namesForProgramsAreLowerCaseWithHyphens() {
        assertThat(DiagnosticCode.COMPLETED_BEFORE_DEPENDENCY.label()).isEqualTo("completed-before-dependency");
        assertThat(OrderRule.PHASE_ORDER.label()).isEqualTo("phase-order");
        assertThat(PlanFormat.STRETTO.label()).isEqualTo("stretto");
    }

    @Test
    void whatAPlanWasMadeFromCanChangeWithoutChangingThePlan() {
        List<TaskId> members = new ArrayList<>(List.of(new TaskId("a")));
        Group group = new Group(new TaskId("g"), "Group", members, Position.START);
        members.clear();

        assertThat(group.members()).containsExactly(new TaskId("a"));
    }
}
