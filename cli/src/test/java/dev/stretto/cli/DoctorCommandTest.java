package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.journal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DoctorCommandTest {

    private static final String COMMIT = "git init -q -b main . && git add -A &&"
            + " git -c user.name=Ada -c user.email=a@b commit -q --allow-empty -m First";

    @TempDir
    Path folder;

    private DemoShell shell;

    @BeforeEach
    void openAShell() throws IOException {
        shell = DemoShell.in(folder.resolve("here"), folder);
    }

    private static JsonNode check(DemoShell shell, String name) {
        JsonNode answer =
                Json.mapper().readTree(shell.stretto("doctor", "--json").out());
        return answer.path("checks")
                .valueStream()
                .filter(check -> check.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String status(DemoShell shell, String name) {
        return check(shell, name).path("status").asString();
    }

    @Test
    void aPlaceWithEverythingIsWell() throws Exception {
        shell.sh(COMMIT);
        DemoShell.Said said = shell.stretto("doctor", "--json");
        JsonNode answer = Json.mapper().readTree(said.out());
        assertThat(answer.path("ok").asBoolean()).as(said.out()).isTrue();
        assertThat(said.code()).isZero();
        for (String name : new String[] {"jdk", "git", "repository", "state-directory", "journals", "workspaces"}) {
            assertThat(answer.path("checks").valueStream()).anySatisfy(check -> {
                assertThat(check.path("name").asString()).isEqualTo(name);
                assertThat(check.path("status").asString()).isEqualTo("ok");
                assertThat(check.path("remedy").asString()).isEmpty();
            });
        }
    }

    @Test
    void lookingLeavesNothingBehind() throws Exception {
        shell.sh(COMMIT);
        shell.stretto("doctor");
        try (Stream<Path> left = Files.list(shell.cache().resolve("stretto"))) {
            assertThat(left).isEmpty();
        }
        assertThat(shell.sh("git for-each-ref --format='%(refname)'; git status --porcelain; ls -d .git/stretto* || :"))
                .startsWith("refs/heads/main\n")
                .doesNotContain("refs/stretto", "\n.git/stretto");
    }

    @Test
    void withoutGitNothingRunsAndItSaysWhatToInstall() throws Exception {
        DemoShell without =
                shell.with("PATH", Files.createDirectory(folder.resolve("bin")).toString());
        DemoShell.Said said = without.stretto("doctor");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("fail  git").contains("install git 2.38");
        assertThat(status(without, "repository")).isEqualTo("warn");
    }

    @Test
    void aGitThatIsTooOldIsRefusedWithItsVersion() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        program(bin.resolve("git"), "echo git version 2.30.2");
        JsonNode git = check(shell.with("PATH", bin.toString()), "git");
        assertThat(git.path("status").asString()).isEqualTo("fail");
        assertThat(git.path("message").asString()).contains("2.30.2");
    }

    @Test
    void outsideARepositoryItWarnsAndSaysHowToMakeOne() {
        DemoShell.Said said = shell.stretto("doctor");
        assertThat(said.code()).as(said.out()).isZero();
        assertThat(said.out()).contains("warn  repository").contains("git init");
    }

    @Test
    void aRepositoryWithoutACommitIsNotEnough() throws Exception {
        shell.sh("git init -q -b main .");
        JsonNode repository = check(shell, "repository");
        assertThat(repository.path("status").asString()).isEqualTo("warn");
        assertThat(repository.path("remedy").asString()).contains("git commit");
    }

    @Test
    void agentsAreFoundOnThePath() throws Exception {
        String path = shell.environment().get("PATH");
        Path bin = Files.createDirectory(folder.resolve("bin"));
        program(bin.resolve("opencode"), "exit 0");
        JsonNode agents = check(shell.with("PATH", bin + ":" + path), "agents");
        assertThat(agents.path("status").asString()).isEqualTo("ok");
        assertThat(agents.path("message").asString()).contains("opencode");
    }

    @Test
    void aFileThatIsNoJournalIsNamedWithTheRemedy() throws Exception {
        shell.sh(COMMIT + " && mkdir -p .git/stretto/runs/abcde && echo nonsense >.git/stretto/runs/abcde/journal.db");
        DemoShell.Said said = shell.stretto("doctor");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out())
                .contains("fail  journals")
                .contains("runs/abcde/journal.db")
                .contains("mv ");
    }

    @Test
    void aJournalThatLacksAnEventIsDamaged() throws Exception {
        Path journal = journalOfARun();
        assertThat(status(shell, "journals")).isEqualTo("ok");
        change(journal, "DELETE FROM event WHERE seq = 3");
        assertThat(check(shell, "journals").path("message").asString()).contains("event 3 is missing");
    }

    @Test
    void aJournalWithUnreadableWordsIsDamaged() throws Exception {
        change(journalOfARun(), "UPDATE facts SET json = 'nonsense'");
        DemoShell.Said said = shell.stretto("doctor");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("did not write");
        assertThat(shell.stretto("status").err()).contains("did not write").doesNotContain("internal error");
    }

    @Test
    void aCacheThatIsNoFolderFails() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        DemoShell broken = shell.with("XDG_CACHE_HOME", file.toString());
        assertThat(status(broken, "workspaces")).isEqualTo("fail");
        assertThat(status(broken, "cache-directory")).isEqualTo("fail");
        assertThat(broken.stretto("doctor").code()).isEqualTo(1);
    }

    private Path journalOfARun() throws Exception {
        Files.writeString(
                shell.directory().resolve("plan.md"), "# P\n## Phase 1: A\n- [ ] 1.1 Write (run: `echo a >a`)\n");
        shell.sh(COMMIT);
        DemoShell.Said said = shell.stretto("run", "plan.md");
        assertThat(said.code()).as(said.out() + said.err()).isZero();
        try (Stream<Path> runs = Files.list(shell.directory().resolve(".git/stretto/runs"))) {
            return runs.findFirst().orElseThrow().resolve("journal.db");
        }
    }

    private static void change(Path journal, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + journal);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
