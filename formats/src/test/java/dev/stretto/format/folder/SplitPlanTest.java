package dev.stretto.format.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.registry.PlanInput;
import dev.stretto.format.registry.PlanRead;
import dev.stretto.plan.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SplitPlanTest {

    @TempDir
    private Path temp;

    @Test
    void theFilesAreReadInNaturalOrderAsOnePlan() {
        Folders folder = new Folders(temp)
                .with("p/README.md", "# The whole\n")
                .with("p/phase-10.md", "## Phase 10: Last\n- [ ] 10.1 c (depends: 2.1, 1.9)\n")
                .with("p/phase-2.md", "\uFEFF## Phase 2: Middle\r\n- [ ] 2.1 b (depends: 1.1)")
                .with("p/a/phase-1.md", "## Phase 1: In a folder of its own\n- [ ] 1.1 a\n")
                .with("p/notes.md", "Only words.\n")
                .with("p/empty.md", "")
                .with("p/data.txt", "- [ ] 9.9 no\n");
        PlanRead read = folder.read("p");

        assertThat(Folders.plan(read).title()).isEqualTo("The whole");
        assertThat(Folders.tasks(read)).containsExactly("2.1 < 1.1", "10.1 < 2.1", "1.1");
        assertThat(Folders.remarks(read))
                .containsExactly(
                        "p/empty.md:1:1 info no-tasks",
                        "p/README.md:1:1 info inferred",
                        "p/phase-10.md:2:29 error unknown-dependency");
        assertThat(read.result().diagnostics().get(1).message()).contains("4 files", "left out: p/notes.md");
        assertThat(Folders.plan(read).tasks().getFirst().position().file()).isEqualTo("p/phase-2.md");
    }

    @Test
    void eachFilesBoxesAreTickedInIt() {
        Folders folder = new Folders(temp)
                .with("p/1.md", "## Phase 1: A\r\n- [ ] 1.1 a\r\n- [x] 1.2 b")
                .with("p/2.md", "---\nworkers: 3\n---\n- [ ] 2.1 c\n");
        PlanInput input = folder.find("p");
        PlanRead read = folder.read("p");

        assertThat(Folders.ticked(input, read))
                .containsEntry("p/1.md", "## Phase 1: A\r\n- [x] 1.1 a\r\n- [x] 1.2 b")
                .containsEntry("p/2.md", "---\nworkers: 3\n---\n- [x] 2.1 c\n");
        assertThat(Folders.remarks(read)).containsExactly("p/1.md:1:1 info inferred");
    }

    @Test
    void aFenceThatIsNotClosedEndsWithItsFile() {
        Folders folder = new Folders(temp)
                .with("p/1.md", "- [ ] 1.1 a\n\n````sh\n```\nmake\n")
                .with("p/2.md", "- [ ] 2.1 b\n");

        assertThat(Folders.tasks(folder.read("p"))).containsExactly("1.1", "2.1");
    }

    @Test
    void anIdInTwoFilesNamesBoth() {
        Folders folder = new Folders(temp).with("p/1.md", "- [ ] 1.1 a\n").with("p/2.md", "# Two\n- [ ] 1.1 b\n");
        PlanRead read = folder.read("p");

        assertThat(Folders.remarks(read)).contains("p/2.md:2:7 error duplicate-id");
        assertThat(read.result().diagnostics())
                .extracting(Diagnostic::message)
                .anyMatch(message -> message.contains("p/1.md, line 1"));
    }

    @Test
    void aPlanWithoutTasksPointsAtItsFirstFile() {
        Folders folder = new Folders(temp).with("p/a.md", "words\n").with("p/b.md", "words\n");

        assertThat(Folders.remarks(folder.read("p"))).containsExactly("p/a.md:1:1 error no-tasks");
    }

    @Test
    void aLinkBackUpIsNotFollowedForEver() throws IOException {
        Folders folder = new Folders(temp).with("p/1.md", "- [ ] 1.1 a\n").with("p/in/2.md", "- [ ] 2.1 b\n");
        Files.createSymbolicLink(temp.resolve("p/in/up"), temp.resolve("p"));
        Files.createSymbolicLink(temp.resolve("p/gone.md"), temp.resolve("nowhere"));

        assertThat(Folders.tasks(folder.read("p"))).containsExactly("1.1", "2.1");
        assertThat(Folders.remarks(folder.read("p"))).containsExactly("p/1.md:1:1 info inferred");
    }

    @Test
    void whatLiesTooDeepIsNamed() {
        String deep = "p/" + "d/".repeat(9);
        Folders folder = new Folders(temp)
                .with("p/1.md", "- [ ] 1.1 a\n")
                .with(deep + "2.md", "- [ ] 2.1 b\n")
                .with("p/d/3.md", "- [ ] 3.1 c\n");
        PlanRead read = folder.read("p");

        assertThat(Folders.tasks(read)).containsExactly("1.1", "3.1");
        assertThat(Folders.remarks(read)).anyMatch(remark -> remark.endsWith("d:1:1 warning unreadable"));
    }

    @Test
    void aPartThatCannotBeReadIsAnError() throws IOException {
        Folders folder = new Folders(temp).with("p/1.md", "- [ ] 1.1 a\n").with("p/2.md", "x\u0000");

        assertThat(Folders.remarks(folder.read("p"))).contains("p/2.md:1:2 error unreadable");
    }

    @Test
    void theTextOfTheWholeIsTheSameHoweverItIsNamed() {
        Folders folder = new Folders(temp).with("p/1.md", "- [ ] 1.1 a").with("p/in/2.md", "- [ ] 2.1 b\n");

        assertThat(folder.find("p").text())
                .isEqualTo("==> 1.md <==\n- [ ] 1.1 a\n==> in/2.md <==\n- [ ] 2.1 b\n\n")
                .isEqualTo(folder.find("./p/").text())
                .isEqualTo(folder.find("p/in/..").text())
                .isEqualTo(folder.find(temp.resolve("p").toString()).text())
                .isEqualTo(new Folders(temp.resolve("p")).find(".").text());
    }
}
