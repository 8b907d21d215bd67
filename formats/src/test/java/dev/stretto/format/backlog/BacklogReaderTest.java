package dev.stretto.format.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.ReadOptions;
import dev.stretto.format.SharedFolder;
import dev.stretto.format.folder.Folders;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.format.registry.PlanInput;
import dev.stretto.format.registry.PlanRead;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.Group;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Priority;
import dev.stretto.plan.Task;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BacklogReaderTest {

    @TempDir
    private Path temp;

    private Folders folder() {
        return new Folders(temp)
                .with("backlog/config.yml", "project_name: \"Ours\"\nstatuses: [Inbox, Busy, Shipped]\n");
    }

    /** A task's file, of front matter alone. */
    private static String task(String id, String... lines) {
        return "---\nid: " + id + "\ntitle: T\nstatus: Inbox\n" + String.join("\n", lines) + "\n---\n";
    }

    @Test
    void aTaskIsReadWithAllItsParts() {
        Folders folder = folder().with("backlog/tasks/back-2 - Two.md", """
                ---
                id: BACK-2
                title: 'Two: the second'
                status: Busy
                assignee: @ann
                dependencies:
                  - task-01
                priority: high
                modified_files:
                  - src/a.ts
                ---
                ## Description

                <!-- SECTION:DESCRIPTION:BEGIN -->
                Change `src/b.ts`.
                <!-- SECTION:DESCRIPTION:END -->

                ## Acceptance Criteria
                <!-- AC:BEGIN -->
                - [x] #1 It works
                - [ ] #2 It is fast
                <!-- AC:END -->

                ## Implementation Plan
                - [ ] no criterion
                """)
                .with("backlog/completed/back-1 - One.md", task("BACK-1"));
        PlanRead read = folder.read("backlog");

        assertThat(read.format()).contains(PlanFormat.BACKLOG);
        assertThat(Folders.plan(read).title()).isEqualTo("Ours");
        assertThat(Folders.tasks(read)).containsExactly("BACK-1", "BACK-2 < BACK-1");
        Task task = Folders.plan(read).tasks().getLast();
        assertThat(task.title()).isEqualTo("Two: the second");
        assertThat(task.status()).isEqualTo(PlanStatus.IN_PROGRESS);
        assertThat(task.priority()).isEqualTo(Priority.HIGH);
        assertThat(task.checklist())
                .containsExactly(new ChecklistItem("It works", true), new ChecklistItem("It is fast", false));
        assertThat(task.body())
                .contains("Change `src/b.ts`.", "- [ ] no criterion")
                .doesNotContain("<!--", "It works");
        assertThat(task.claims()).extracting(ClaimSpec::resource).containsExactly("src/a.ts");
        assertThat(task.files()).containsExactly("src/b.ts", "src/a.ts");
        assertThat(Folders.plan(read).tasks().getFirst().status()).isEqualTo(PlanStatus.COMPLETED);
        assertThat(Folders.remarks(read))
                .containsExactly("backlog/tasks/back-2 - Two.md:7:5 warning ambiguous-dependency");
    }

    @Test
    void ordinalsOrderTheTasksThenNumbersDo() {
        Folders folder = folder().with("backlog/tasks/task-10 - a.md", task("task-10"))
                .with("backlog/tasks/task-9 - a.md", task("task-9"))
                .with("backlog/tasks/task-11 - a.md", task("task-11", "ordinal: 2000"))
                .with("backlog/tasks/task-12 - a.md", task("task-12", "ordinal: 1000.5"));

        assertThat(Folders.tasks(folder.read("backlog"))).containsExactly("task-12", "task-11", "task-9", "task-10");
    }

    @Test
    void aParentIsAGroupWhoseDependenciesItsSubtasksHave() {
        Folders folder = folder().with("backlog/tasks/task-1 - a.md", task("task-1"))
                .with("backlog/tasks/task-2 - a.md", task("task-2", "dependencies: [task-1, task-2.1]"))
                .with("backlog/tasks/task-2.1 - a.md", task("task-2.1", "parent_task_id: TASK-02"))
                .with(
                        "backlog/tasks/task-2.2 - a.md",
                        task("task-2.2", "parent_task_id: task-2", "dependencies: [task-2]"))
                .with("backlog/tasks/task-3 - a.md", task("task-3", "dependencies: [task-2]"));
        PlanRead read = folder.read("backlog");

        assertThat(Folders.tasks(read))
                .containsExactly("task-1", "task-2.1 < task-1", "task-2.2 < task-1", "task-3 < task-2.1,task-2.2");
        assertThat(Folders.plan(read).groups()).extracting(Group::title).containsExactly("T");
        assertThat(Folders.remarks(read))
                .containsExactlyInAnyOrder(
                        "backlog/tasks/task-2 - a.md:2:5 info inferred",
                        "backlog/tasks/task-2 - a.md:5:24 warning ambiguous-dependency",
                        "backlog/tasks/task-2.2 - a.md:6:16 warning ambiguous-dependency");
    }

    @Test
    void parentsThatGoRoundAreErrors() {
        Folders folder = folder().with("backlog/tasks/task-1 - a.md", task("task-1", "parent_task_id: task-2"))
                .with("backlog/tasks/task-2 - a.md", task("task-2", "parent_task_id: task-1"))
                .with("backlog/tasks/task-3 - a.md", task("task-3", "parent_task_id: task-99"));
        PlanRead read = folder.read("backlog");

        assertThat(Folders.tasks(read)).containsExactly("task-1", "task-2", "task-3");
        assertThat(Folders.remarks(read))
                .containsExactly(
                        "backlog/tasks/task-1 - a.md:5:17 error bad-value",
                        "backlog/tasks/task-2 - a.md:5:17 error bad-value",
                        "backlog/tasks/task-3 - a.md:5:17 warning bad-value");
    }

    @Test
    void aChainOfThousandsOfParentsIsNoOverflow() {
        Folders folder = folder();
        for (int number = 1; number <= 3_000; number++) {
            folder.with(
                    "backlog/tasks/task-" + number + " - a.md",
                    task("task-" + number, "parent_task_id: task-" + (number + 1)));
        }

        assertThat(Folders.remarks(folder.read("backlog"))).anyMatch(remark -> remark.endsWith("error bad-value"));
    }

    @Test
    void aDependencyOnWhatIsNotThereIsAnErrorUnlessTheTaskIsCompleted() {
        Folders folder = folder().with("backlog/tasks/task-1 - a.md", task("task-1", "dependencies: [task-7]"))
                .with("backlog/completed/task-2 - a.md", task("task-2", "dependencies: [task-7]"));

        assertThat(Folders.remarks(folder.read("backlog")))
                .containsExactlyInAnyOrder(
                        "backlog/tasks/task-1 - a.md:5:16 error unknown-dependency",
                        "backlog/completed/task-2 - a.md:5:16 warning unknown-dependency");
    }

    @Test
    void theSameNumberUnderTwoSpellingsIsADuplicate() {
        Folders folder = folder().with("backlog/tasks/task-1 - a.md", task("task-1"))
                .with("backlog/tasks/task-01 - b.md", task("TASK-01"));

        assertThat(Folders.remarks(folder.read("backlog"))).anyMatch(remark -> remark.endsWith("error duplicate-id"));
    }

    @Test
    void onlyTheStatusIsTickedWithTheProjectsOwnWord() {
        String before = "---\r\nid: task-1\r\ntitle: T\r\nstatus: \"Inbox\" # c\r\n---\r\n- [ ] x\r\n";
        Folders folder = folder().with("backlog/tasks/task-1 - a.md", before)
                .with("backlog/tasks/task-2 - a.md", "---\nid: task-2\ntitle: T\n---\n")
                .with("backlog/tasks/task-3 - a.md", "---\nid: task-3\nstatus: Shipped\n---\n");
        PlanInput input = folder.find("backlog");

        assertThat(Folders.ticked(input, folder.read("backlog")))
                .containsEntry("backlog/tasks/task-1 - a.md", before.replace("\"Inbox\"", "\"Shipped\""))
                .containsEntry("backlog/tasks/task-2 - a.md", "---\nid: task-2\ntitle: T\nstatus: Shipped\n---\n")
                .containsEntry("backlog/tasks/task-3 - a.md", "---\nid: task-3\nstatus: Shipped\n---\n");
    }

    @Test
    void oneTasksFileIsAFolderOfOne() {
        Folders folder = folder().with("backlog/tasks/task-1 - a.md", task("task-1", "dependencies: []"));
        PlanRead read = folder.read("backlog/tasks/task-1 - a.md");

        assertThat(read.format()).contains(PlanFormat.BACKLOG);
        assertThat(Folders.tasks(read)).containsExactly("task-1");
    }

    @Test
    void theFolderOfTheTasksIsTheBacklogItIsIn() {
        folder().with("backlog/tasks/task-1 - a.md", task("task-1"));

        assertThat(new Folders(temp).find("backlog/tasks").name()).isEqualTo("backlog");
        assertThat(new Folders(temp.resolve("backlog")).find("tasks").name()).isEqualTo(".");
        assertThat(new Folders(temp.resolve("backlog")).read("tasks").result().hasErrors())
                .isFalse();
    }

    @Test
    void draftsAndTheArchiveAreNoPartOfIt() {
        Folders folder = folder().with("backlog/tasks/task-1 - a.md", task("task-1"))
                .with("backlog/tasks/readme.md", "words\n")
                .with("backlog/drafts/draft-1 - a.md", task("draft-1"))
                .with("backlog/archive/tasks/task-2 - a.md", task("task-2"));

        assertThat(Folders.tasks(folder.read("."))).containsExactly("task-1");
        assertThat(Folders.remarks(folder.read("."))).isEmpty();
    }

    @Test
    void theProjectsOwnFolderIsTheOneItsSettingsName() {
        Folders folder = new Folders(temp)
                .with(
                        "backlog.config.yml",
                        "project_name: P\nbacklog_directory: \"./docs/board/\"\nstatuses:\n  - New\n  - Out\n")
                .with("docs/board/tasks/task-1 - a.md", "---\nid: task-1\nstatus: Out\n---\n");
        PlanRead read = folder.read(".");

        assertThat(Folders.plan(read).title()).isEqualTo("P");
        assertThat(Folders.plan(read).completed()).isEqualTo(1);
    }

    @Test
    void aRealFolderOfSeventyOneTasks() throws Exception {
        Path folder = SharedFolder.file("plans/backlog", "task-01").getParent();
        PlanInput input = PlanFormats.find(folder.toString(), folder, Optional.empty());
        PlanRead read = PlanFormats.read(input, Optional.empty(), ReadOptions.DEFAULT);

        assertThat(Folders.plan(read).tasks()).hasSize(71);
        assertThat(Folders.plan(read).completed()).isEqualTo(71);
        assertThat(Folders.tasks(read).stream().filter(task -> task.contains("<")))
                .hasSize(3);
        assertThat(Folders.remarks(read)).isEmpty();
    }
}
