package dev.stretto.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlanDifferenceTest {

    private static final String ITEM = "- [ ] 1.1 Build (run: `make`)\n";

    @TempDir
    private Path folder;

    private Plan plan(String items) throws IOException {
        Files.writeString(folder.resolve("plan.md"), "# Plan\n" + items);
        return PlanLoader.load("plan.md", folder, PlanLoader.Reading.DEFAULT)
                .plan()
                .orElseThrow();
    }

    private List<String> between(String before, String after) throws IOException {
        return PlanDifference.between(plan(before), plan(after));
    }

    @Test
    void addedAndRemovedTasksAreNamed() throws IOException {
        assertThat(between(ITEM + "- [ ] 1.2 Old\n", ITEM + "- [ ] 1.3 New\n"))
                .containsExactly("added: 1.3 New", "removed: 1.2 Old");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- [ ] 1.1 Build it (run: `make`)",
                "- [ ] 1.1 Build (run: `make all`)",
                "- [ ] 1.1 Build (run: `make`) (gate: `make test`)",
                "- [ ] 1.1 Build (run: `make`) (priority: high)",
                "- [ ] 1.1 Build (run: `make`) (writes: out/**)",
                "- [ ] 1.1 Build (run: `make`) (est: 2h)",
                "- [ ] 1.1 Build (run: `make`) (depends: none)",
                "- [ ] 1.1 Build [DEFERRED] (run: `make`)",
                "- [ ] 1.1 Build (run: `make`) (timeout: 5m)"
            })
    void aTaskThatIsOtherWorkThanBeforeHasChanged(String edited) throws IOException {
        assertThat(between(ITEM, edited + "\n")).hasSize(1).first().asString().startsWith("changed: 1.1 Build");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\nSome words.\n\n- [ ] 1.1 Build (run: `make`)",
                "- [x] 1.1 Build (run: `make`)",
                "- [ ] 1.1 Build   (run: `make`)"
            })
    void aMarkOrWordsAroundATaskChangeNothingAboutIt(String edited) throws IOException {
        assertThat(between(ITEM, edited + "\n")).containsExactly("no task changed, only the text around them");
    }

    @Test
    void theChecklistOfATaskIsPartOfItsWorkButNotItsTicks() throws IOException {
        String phase = "## Phase 1: One\n- [ ] first\n- [ ] second\n";
        assertThat(between(phase, phase.replace("second", "third"))).containsExactly("changed: 1 One");
        assertThat(between(phase, phase.replace("[ ] second", "[x] second")))
                .containsExactly("no task changed, only the text around them");
    }

    @Test
    void whatAPhaseSaysOfAllItsTasksIsNamed() throws IOException {
        String plan = """
                ## Phase 1: One
                - [ ] 1.1 A
                ## Phase 2: Two
                dependencies: [1]
                - [ ] 2.1 B
                """;
        assertThat(between(plan, plan.replace("[1]", "[]"))).containsExactly("changed: phase 2 Two");
        assertThat(between(plan, plan.replace("dependencies", "**Objective**: more\ndependencies")))
                .containsExactly("changed: phase 2 Two");
    }

    @Test
    void aSequenceThatIsNewIsNamed() throws IOException {
        String plan = "## Phase 1: One\n- [ ] 1.1 A\n- [ ] 1.2 B\n";
        assertThat(between(plan, plan + "**Execution Note:** Tasks 1.1-1.2 are [SEQUENTIAL]\n"))
                .containsExactly("changed: which tasks run one after the other");
    }
}
