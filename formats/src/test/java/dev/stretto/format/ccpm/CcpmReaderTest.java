package dev.stretto.format.ccpm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.ReadOptions;
import dev.stretto.format.SharedFolder;
import dev.stretto.format.folder.Folders;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.format.registry.PlanInput;
import dev.stretto.format.registry.PlanRead;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Task;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CcpmReaderTest {

    @TempDir
    private Path temp;

    private Folders folder() {
        return new Folders(temp).with("e/epic.md", "---\nname: The epic\nstatus: backlog\n---\n- [ ] 1.md - a\n");
    }

    private static String task(String... lines) {
        return "---\nname: T\nstatus: open\n" + String.join("\n", lines) + "\n---\n# Task: T\n";
    }

    @Test
    void dependenciesAreFoundInEveryWayTheyAreWritten() {
        Folders folder = folder().with("e/001.md", task("depends_on: []", "parallel: true"))
                .with("e/2.md", task("depends_on: [1]"))
                .with("e/3.md", task("depends_on: [\"Task 2.md\", 'Task 1']"))
                .with("e/4.md", task("depends_on: [#3, #2]"))
                .with("e/5.md", task("depends_on: 3, 4"))
                .with("e/6.md", task("depends_on:\n  - .claude/epics/e/5.md"))
                .with("e/10.md", task("depends_on: none"))
                .with("e/2-analysis.md", "# Streams\n")
                .with("e/github-mapping.md", "# Map\n");
        PlanRead read = folder.read("e");

        assertThat(read.format()).contains(PlanFormat.CCPM);
        assertThat(Folders.plan(read).title()).isEqualTo("The epic");
        assertThat(Folders.tasks(read))
                .containsExactly("001", "2 < 001", "3 < 2,001", "4 < 3,2", "5 < 3,4", "6 < 5", "10");
        assertThat(Folders.remarks(read))
                .containsExactlyInAnyOrder("e/2-analysis.md:1:1 info inferred", "e/4.md:4:14 warning bad-value");
    }

    @Test
    void whatIsOfNoTaskOfTheEpicHoldsNothingUp() {
        Folders folder = folder().with("e/1.md", task("depends_on: [56]", "conflicts_with: [57]"));
        PlanRead read = folder.read("e");

        assertThat(Folders.tasks(read)).containsExactly("1");
        assertThat(Folders.remarks(read))
                .containsExactlyInAnyOrder(
                        "e/1.md:4:14 warning unknown-dependency", "e/1.md:5:18 info ignored-annotation");
    }

    @Test
    void tasksThatConflictClaimTheSame() {
        Folders folder = folder().with("e/1.md", task("conflicts_with: [2, 3]", "parallel: false"))
                .with("e/2.md", task("conflicts_with: [1]"))
                .with("e/3.md", task());
        PlanRead read = folder.read("e");

        assertThat(Folders.plan(read).tasks())
                .extracting(task ->
                        task.claims().stream().map(ClaimSpec::resource).toList().toString())
                .containsExactly(
                        "[conflicts_with/1-2, conflicts_with/1-3]", "[conflicts_with/1-2]", "[conflicts_with/1-3]");
        assertThat(Folders.remarks(read)).containsExactly("e/1.md:5:11 info ignored-annotation");
    }

    @Test
    void aTaskIsReadWithAllItsParts() {
        Folders folder = folder().with("e/1.md", """
                ---
                name: Bug: it fails
                status: in_progress
                ---
                # Task 001: Mend it

                Look at `src/a.c`.

                ## Acceptance Criteria
                - [ ] Mended
                """).with("e/2.md", "# Task 2: Without front matter\n");
        PlanRead read = folder.read("e");

        Task task = Folders.plan(read).tasks().getFirst();
        assertThat(task.title()).isEqualTo("Bug: it fails");
        assertThat(task.status()).isEqualTo(PlanStatus.IN_PROGRESS);
        assertThat(task.body()).startsWith("Look at");
        assertThat(task.checklist()).hasSize(1);
        assertThat(task.files()).containsExactly("src/a.c");
        assertThat(Folders.plan(read).tasks().getLast().title()).isEqualTo("Without front matter");
    }

    @Test
    void onlyTheStatusIsTicked() {
        Folders folder =
                folder().with("e/1.md", task("depends_on: []")).with("e/2.md", task().replace("open", "closed"));
        PlanInput input = folder.find("e");

        assertThat(Folders.ticked(input, folder.read("e")))
                .containsEntry("e/1.md", task("depends_on: []").replace("open", "closed"))
                .containsEntry("e/2.md", task().replace("open", "closed"));
    }

    @Test
    void severalEpicsAreListed() {
        Folders folder = new Folders(temp)
                .with(".claude/epics/a/epic.md", "---\nname: a\n---\n")
                .with(".claude/epics/b/epic.md", "---\nname: b\n---\n");

        assertThat(folder.read(".").result().diagnostics().getFirst().message())
                .contains(".claude/epics/a, .claude/epics/b");
    }

    @Test
    void aRealEpicOfTwelveTasks() throws Exception {
        Path folder = SharedFolder.file("plans/ccpm", "epic.md").getParent();
        PlanInput input = PlanFormats.find(folder.toString(), folder, Optional.empty());
        PlanRead read = PlanFormats.read(input, Optional.empty(), ReadOptions.DEFAULT);

        assertThat(Folders.tasks(read)).hasSize(12).contains("177 < 174,175,176", "183 < 182", "260 < 176,177", "286");
        assertThat(Folders.plan(read).completed()).isEqualTo(9);
        assertThat(read.result().hasErrors()).isFalse();
    }
}
