package dev.stretto.format.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.folder.Folders;
import dev.stretto.plan.PlanFormat;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlanFinderTest {

    private static final String TASK = "---\nid: task-1\ntitle: a\nstatus: To Do\ndependencies: []\n---\n";

    @TempDir
    private Path temp;

    @ParameterizedTest
    @CsvSource({
        "x/tasks.md,                     x,              x/tasks.md",
        ".kiro/specs/x/tasks.md,         .kiro/specs/x,  .kiro/specs/x/tasks.md",
        ".kiro/specs/x/tasks.md,         .,              .kiro/specs/x/tasks.md",
        ".kiro/specs/x/tasks.md,         .kiro,          .kiro/specs/x/tasks.md",
        "specs/001-x/tasks.md,           specs,          specs/001-x/tasks.md",
        "openspec/changes/x/tasks.md,    openspec,       openspec/changes/x/tasks.md",
        ".taskmaster/tasks/tasks.json,   .taskmaster,    .taskmaster/tasks/tasks.json",
        ".taskmaster/tasks/tasks.json,   .,              .taskmaster/tasks/tasks.json",
        ".beads/issues.jsonl,            .beads,         .beads/issues.jsonl",
        ".beads/issues.jsonl,            .,              .beads/issues.jsonl",
        "docs/plan.md,                   docs,           docs/plan.md",
        "x/only.md,                      x,              x/only.md",
        "backlog/tasks/task-1 - a.md,    .,              backlog",
        "backlog/tasks/task-1 - a.md,    backlog,        backlog",
        ".backlog/tasks/task-1 - a.md,   .,              .backlog",
        "x/task-1 - a.md,                x,              x",
        ".claude/epics/x/epic.md,        .,              .claude/epics/x",
        ".claude/epics/x/epic.md,        .claude/epics,  .claude/epics/x",
    })
    void theOnePlanOfAFolderIsFound(String file, String named, String found) {
        Folders folder =
                new Folders(temp).with(file, TASK).with("design.md", "words\n").with("x/notes.txt", "- [ ] 1\n");
        PlanInput input = folder.find(named);

        assertThat(input.diagnostics()).isEmpty();
        assertThat(input.name()).isEqualTo(found);
        assertThat(input.path()).contains(temp.resolve(found));
    }

    @Test
    void severalPlansAreAnErrorThatListsThemAndAFormatTellsBetweenThem() {
        Folders folder = new Folders(temp)
                .with(".kiro/specs/a/tasks.md", "- [ ] 1. a\n")
                .with(".kiro/specs/b/tasks.md", "- [ ] 1. b\n")
                .with(".taskmaster/tasks/tasks.json", "{}")
                .with("backlog/tasks/task-1 - a.md", TASK);

        PlanRead read = folder.read(".");
        assertThat(Folders.remarks(read)).containsExactly(".:1:1 error unreadable");
        assertThat(read.result().diagnostics().getFirst().message())
                .contains("4 plans", ".kiro/specs/a/tasks.md, .kiro/specs/b/tasks.md", "tasks.json", "backlog");
        assertThat(read.format()).isEmpty();
        assertThat(Folders.tasks(folder.read(".", PlanFormat.BACKLOG))).containsExactly("task-1");
        assertThat(PlanFormats.find(".", temp, Optional.of(PlanFormat.TASK_MASTER))
                        .name())
                .isEqualTo(".taskmaster/tasks/tasks.json");
    }

    @Test
    void aPlanOfTheFolderItselfComesBeforeThoseBelow() {
        Folders folder =
                new Folders(temp).with("p/tasks.md", "- [ ] 1.1 a\n").with("p/specs/x/tasks.md", "- [ ] 1.1 b\n");

        assertThat(folder.find("p").name()).isEqualTo("p/tasks.md");
    }

    @Test
    void aFolderWithoutAPlanSaysWhatIsMissing() {
        Folders folder = new Folders(temp).with("p/a.txt", "- [ ] 1.1 a\n").with("p/.hidden.md", "- [ ] 1.1 a\n");

        assertThat(Folders.remarks(folder.read("p"))).containsExactly("p:1:1 error unreadable");
    }

    @Test
    void aForcedFormatReadsAFolderWithoutItsMarks() {
        Folders folder =
                new Folders(temp).with("p/7.md", "---\nname: A\n---\n").with("p/8.md", "---\ndepends_on: 7\n---\n");

        assertThat(Folders.tasks(folder.read("p", PlanFormat.CCPM))).containsExactly("7", "8 < 7");
    }

    @Test
    void standardInputIsRead() {
        byte[] text = "- [ ] 1.1 a\n".getBytes(StandardCharsets.UTF_8);
        PlanInput input = PlanFormats.standardInput(new ByteArrayInputStream(text));

        assertThat(input.name()).isEqualTo("<stdin>");
        assertThat(input.path()).isEmpty();
        assertThat(input.text()).isEqualTo("- [ ] 1.1 a\n");
    }

    @Test
    void whatIsNoPathIsNoException() {
        assertThat(PlanFormats.find("a\u0000b", temp, Optional.empty()).loaded())
                .isFalse();
    }
}
