package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.app.DemoProject;
import dev.stretto.journal.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One demo, given in a folder inside another repository, and looked at from all sides. */
class DemoCommandTest {

    private static final List<String> TASKS =
            List.of("1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3", "4.1");

    @TempDir
    static Path folder;

    private static DemoShell outer;
    private static DemoShell demo;
    private static DemoShell.Said said;
    private static String before;

    @BeforeAll
    static void giveTheDemo() throws Exception {
        outer = DemoShell.in(folder.resolve("outer"), folder);
        outer.sh("git init -q -b trunk . && git -c user.name=Ada -c user.email=a@b commit -q --allow-empty -m First");
        before = outer.sh("git for-each-ref; git rev-parse HEAD");
        said = outer.stretto("demo", "within", "--workers", "6");
        demo = outer.at(outer.directory().resolve("within"));
    }

    private static String branch() throws Exception {
        return demo.sh("git for-each-ref --format='%(refname:short)' refs/heads/stretto")
                .strip();
    }

    @Test
    void everyTaskOfThePlanIsCompleted() {
        assertThat(said.code()).as(said.out() + said.err()).isZero();
        JsonNode status =
                Json.mapper().readTree(demo.stretto("status", "--json").out());
        assertThat(status.path("state").asString()).isEqualTo("completed");
        assertThat(status.path("tasks")
                        .valueStream()
                        .map(task -> task.path("id").asString()))
                .containsExactlyElementsOf(TASKS);
        assertThat(status.path("tasks")
                        .valueStream()
                        .map(task -> task.path("state").asString()))
                .containsOnly("completed");
    }

    @Test
    void everyTaskIsOneCommitThatNamesIt() throws Exception {
        String trailers = demo.sh("git log --format='%(trailers:key=Stretto-Task,valueonly,separator=+)"
                + "/%(trailers:key=Stretto-Attempt,valueonly,separator=+)' main.." + branch());
        assertThat(trailers.lines())
                .containsExactlyInAnyOrderElementsOf(
                        TASKS.stream().map(task -> task + "/1").toList());
    }

    @Test
    void besideTheUsersBranchThereIsOnlyTheOneItLandedOn() throws Exception {
        assertThat(demo.sh("git for-each-ref --format='%(refname:short)' refs/heads")
                        .lines())
                .containsExactlyInAnyOrder("main", branch());
        assertThat(demo.sh("git log --format=%s main").lines()).containsExactly("Plan Canon");
        assertThat(demo.sh("git status --porcelain")).isEmpty();
    }

    @Test
    void whatItBuiltWorksAndPassesItsOwnTests() throws Exception {
        demo.sh("git clone -q -b " + branch() + " . ../built");
        DemoShell built = demo.at(outer.directory().resolve("built"));
        assertThat(built.sh("test/run").lines()).hasSize(10).allMatch(line -> line.startsWith("ok "));
        assertThat(built.sh("bin/canon brother-john 2")).isEqualTo("""
                        Are you sleeping
                        Brother John?             Are you sleeping
                        Morning bells are ringing Brother John?
                        ding, dang, dong          Morning bells are ringing
                                                  ding, dang, dong
                        """);
        assertThat(built.directory().resolve("README.md")).content().contains("life is but a dream");
        assertThat(built.sh("git archive --format=tar HEAD dist >/dev/null; ls dist"))
                .isEqualTo("canon-1.0.tar\n");
    }

    @Test
    void theUserIsToldWhatLandedWhereItIsAndWhatToDoNext() throws Exception {
        assertThat(said.out())
                .contains("$ stretto run plan.md --workers 6")
                .contains("times as fast")
                .contains("$ git log --oneline main.." + branch())
                .contains("  cd " + demo.directory())
                .contains("stretto status")
                .contains("stretto show plan.md");
        assertThat(said.out()).contains("\n" + demo.sh("git log --oneline --no-decorate main.." + branch()) + "\n");
        assertThat(said.out().lines()).allSatisfy(line -> assertThat(line).isEqualTo(line.stripTrailing()));
    }

    @Test
    void theRepositoryAroundItIsUntouched() throws Exception {
        assertThat(outer.sh("git for-each-ref; git rev-parse HEAD")).isEqualTo(before);
        assertThat(outer.directory().resolve(".git/stretto")).doesNotExist();
    }

    @Test
    void thereIsNothingToSayAgainstItsPlan() {
        DemoShell.Said check = demo.stretto("check", "plan.md", "--json");
        assertThat(Json.mapper().readTree(check.out()).path("diagnostics")).isEmpty();
    }

    @Test
    void aFolderThatHoldsSomethingIsRefusedAndLeftAlone() throws Exception {
        DemoShell shell = DemoShell.in(folder.resolve("taken"), folder);
        Files.createFile(shell.directory().resolve("mine"));
        DemoShell.Said refused = shell.stretto("demo", ".");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("is not empty");
        assertThat(shell.sh("ls -A")).isEqualTo("mine\n");
    }

    @Test
    void aFileIsNoFolderForADemo() throws Exception {
        DemoShell shell = DemoShell.in(folder.resolve("file"), folder);
        Files.createFile(shell.directory().resolve("mine"));
        DemoShell.Said refused = shell.stretto("demo", "mine");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("is no folder");
    }

    @Test
    void withoutAFolderItMakesATemporaryOne() throws Exception {
        DemoProject project = DemoProject.create(Optional.empty(), outer.environment());
        assertThat(project.directory()).hasParent(Path.of(outer.environment().get("TMPDIR")));
        assertThat(demo.at(project.directory()).sh("git ls-files")).isEqualTo("plan.md\n");
    }
}
