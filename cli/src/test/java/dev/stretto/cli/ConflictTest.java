package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the attempt after a conflict is told, and who looks at the run. */
final class ConflictTest {

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void twoTasksThatMeet() {
        shell = Shell.inRepository(home);
        shell.write("plan.md", """
                # Both
                - [ ] 1.1 Say first
                - [ ] 1.2 Say second
                """);
    }

    /** An agent of 1.2 that works on the same head as 1.1 and ends when that has landed; its prompts are kept. */
    private String agent(String first, String second) {
        shell.export("REPOSITORY", shell.directory().toString());
        return shell.script("agent", """
                dir=$(dirname "$0")
                cat > "$dir/prompt-$STRETTO_TASK-$STRETTO_ATTEMPT"
                wait_for() { n=0; until eval "$1"; do n=$((n+1)); [ $n -lt 1000 ] || exit 9; sleep 0.02; done; }
                touch "$dir/at-$STRETTO_TASK"
                if [ "$STRETTO_TASK" = 1.1 ]; then
                  wait_for '[ -e "$dir/at-1.2" ]'
                  %s
                  exit
                fi
                [ "$STRETTO_ATTEMPT" != 1 ] || wait_for 'git -C "$REPOSITORY" log --all --format=%%s | grep -q "^1.1 "'
                %s
                """.formatted(first, second));
    }

    private String prompt(int attempt) throws Exception {
        return java.nio.file.Files.readString(shell.outside("prompt-1.2-" + attempt));
    }

    @Test
    void theNextAttemptIsToldTheHunksTheOtherSideWhereItsWorkIsAndWhatToDo() throws Exception {
        shell.write("words.txt", "a\nb\nc\nd\ne\nf\n");
        shell.commit("Words");
        String agent = agent(
                "sed -i s/d/first/ words.txt",
                "if grep -q first words.txt; then sed -i 's/first/& second/' words.txt; else sed -i s/d/second/ words.txt; fi");
        Finished run = shell.stretto("run", "plan.md", "--agent", agent, "-w", "2", "--json")
                .exits(0);
        String salvage =
                run.events().of("landing.conflicted").getFirst().path("salvage").asString();
        String kept = shell.git("rev-parse", salvage).substring(0, 9);
        String landed = shell.git("log", "--all", "--format=%H", "--grep=^1.1 Say first")
                .lines()
                .findFirst()
                .orElseThrow();
        assertThat(prompt(1)).doesNotContain("landed meanwhile");
        assertThat(prompt(2))
                .contains("conflict with 1.1 in words.txt")
                .contains("- 1.1 Say first (`git show " + landed.substring(0, 9) + "`)")
                .contains("is kept as " + salvage + ": `git show " + kept + "` shows it here")
                .contains("do the task again on top of it")
                .contains("- words.txt\n")
                .contains(
                        "### words.txt\n\n```\na\nb\nc\n<<<<<<< landed\nfirst\n=======\nsecond\n>>>>>>> attempt 1\ne\nf\n```\n");
        assertThat(shell.stretto("logs", "1.2", "--attempt", "1").exits(0).err())
                .contains("<<<<<<< landed");
        assertThat(shell.stretto("logs", "1.2").exits(0).err()).isEmpty();
        assertThat(shell.git("show", run.summary().path("head").asString() + ":words.txt"))
                .contains("first second");
    }

    @Test
    void whatIsTooLongIsCutAndTheCutIsSaid() throws Exception {
        String agent = agent(
                "seq 1000 2000 > new.txt", "seq 3000 4000 > new.txt; [ $STRETTO_ATTEMPT = 1 ] || echo both >> new.txt");
        shell.stretto("run", "plan.md", "--agent", agent, "-w", "2").exits(0);
        assertThat(prompt(2))
                .contains("<<<<<<< landed\n1000\n", "[left out here: 1925 lines]\n", "4000\n>>>>>>> attempt 1\n");
        assertThat(prompt(2).length()).isLessThan(3_000);
    }

    @Test
    void aFileThatOneSideDeletedIsNamedInGitsWords() throws Exception {
        String agent = agent(
                "git rm -q README.md", "[ $STRETTO_ATTEMPT = 1 ] && echo more >> README.md || echo new > new.txt");
        shell.stretto("run", "plan.md", "--agent", agent, "-w", "2").exits(0);
        assertThat(prompt(2)).contains("What git says:\n\n- CONFLICT (modify/delete): README.md deleted in ");
    }

    @Test
    void whoLooksAtTheRunSeesWhatTheNewAttemptComesAfter() {
        String agent = agent(
                "echo first > words.txt",
                "[ $STRETTO_ATTEMPT = 1 ] || { touch \"$dir/again\"; wait_for '[ -e \"$dir/seen\" ]'; }; echo second > words.txt");
        Background run = shell.background("run", "plan.md", "--agent", agent, "-w", "2");
        Await.file(shell.outside("again"));
        assertThat(shell.stretto("status").exits(0).out())
                .contains("attempt 2 after: conflict with 1.1 in words.txt", "git show refs/stretto/salvage/");
        assertThat(shell.stretto("status", "--json")
                        .exits(0)
                        .json()
                        .path("tasks")
                        .path(1)
                        .path("message")
                        .asString())
                .isEqualTo("conflict with 1.1 in words.txt");
        shell.script("seen", "");
        run.finish().exits(0);
    }
}
