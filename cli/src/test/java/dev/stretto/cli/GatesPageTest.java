package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/gates.md}: the plans of the page, run by its commands, end as the page says. */
final class GatesPageTest {

    private static final Path PAGE =
            Path.of("").toAbsolutePath().resolveSibling("docs").resolve("gates.md");

    private static final Pattern PLAN = Pattern.compile("(`{3,})markdown plan\\.md\\n(.*?)\\n\\1\\n", Pattern.DOTALL);
    /** A heading that is not one of a plan's phases. */
    private static final Pattern NEXT_SECTION = Pattern.compile("\n## (?!Phase )");

    private static final Pattern COMMANDS = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("(?m)^stretto (.*?)(?: +#.*)?$");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @TempDir
    private Path home;

    private Shell shell;
    private String page;

    @BeforeEach
    void thePage() throws IOException {
        shell = Shell.inRepository(home);
        page = Files.readString(PAGE);
    }

    private String section(String title) {
        int start = page.indexOf("\n## " + title + "\n");
        assertThat(start).as(title).isPositive();
        Matcher next = NEXT_SECTION.matcher(page);
        return page.substring(start, next.find(start + 1) ? next.start() : page.length());
    }

    private void writePlanOf(String title) {
        shell.write(
                "plan.md",
                PLAN.matcher(section(title))
                        .results()
                        .map(plan -> plan.group(2) + "\n")
                        .findFirst()
                        .orElseThrow());
    }

    /** The commands of one block of a section, as words. */
    private List<String[]> commands(String title, int block) {
        String lines = COMMANDS.matcher(section(title)).results().toList().get(block).group(1);
        List<String[]> commands = COMMAND.matcher(lines)
                .results()
                .map(command -> WORD.matcher(command.group(1))
                        .results()
                        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                        .toArray(String[]::new))
                .toList();
        assertThat(commands).as(lines).hasSize((int) lines.lines().count());
        return commands;
    }

    private Finished run(String title) {
        return shell.stretto(commands(title, 0).getFirst());
    }

    /** What the run's branch holds. */
    private List<String> files() {
        String run = shell.stretto("status", "--json").json().path("run").asString();
        return shell.git("ls-tree", "--name-only", "refs/stretto/runs/" + run + "/head")
                .lines()
                .filter(name -> name.endsWith(".txt"))
                .toList();
    }

    @Test
    void aGateAtEveryBarrierPasses() {
        writePlanOf("A gate at every barrier");

        run("A gate at every barrier").exits(0);

        assertThat(files()).containsExactly("a.txt", "b.txt", "c.txt");
        assertThat(shell.stretto("status").exits(0).out()).contains("gate of wave 1: passed", "gate of wave 2: passed");
    }

    @Test
    void aGateThatFailsIsLookedAtReopenedAndPassedByTheCommandsOfThePage() {
        writePlanOf("A gate at every barrier");
        Path mended = shell.outside("mended");
        Finished run =
                shell.stretto("run", "plan.md", "--strategy", "waves", "--barrier-gate", "echo looked; test -e " + mended);

        assertThat(run.exits(1).out()).contains("skipped  1.3");
        shell.write(mended.toString(), "");
        List<String[]> commands = commands("A gate at every barrier", 1);
        assertThat(shell.stretto(commands.get(0)).exits(0).out()).isEqualTo("looked\n");
        shell.stretto(commands.get(1)).exits(0);
        shell.stretto(commands.get(2)).exits(0);
        assertThat(files()).contains("c.txt");
        shell.stretto(commands.get(3)).complains(2, "the gate of wave 1 has not failed");
    }

    @Test
    void theTestsOfAPhasePassBeforeTheNextOpens() {
        writePlanOf("The tests of a phase");

        run("The tests of a phase").exits(0);

        assertThat(files()).containsExactly("base.txt", "more.txt");
        assertThat(shell.stretto("status").exits(0).out()).contains("gate of phase 1: passed");
    }

    @Test
    void whatBuildsOnAPhaseWhoseVerificationFailsIsReverted() {
        writePlanOf("A verification in the background");

        run("A verification in the background").exits(1);

        assertThat(files()).containsExactly("types.txt");
        assertThat(shell.stretto("status").exits(0).out()).contains("gate of VERIFY of phase 1: failed");
    }

    @Test
    void aRunGoesBackToACheckpoint() {
        writePlanOf("A gate at every barrier");

        commands("Checkpoints", 0).forEach(command -> shell.stretto(command).exits(0));

        assertThat(files()).containsExactly("a.txt", "b.txt");
        shell.stretto("retry", "1.3").exits(0);
        shell.stretto("resume").exits(0);
        assertThat(files()).contains("c.txt");
    }

    @Test
    void aTaskIsReverted() {
        writePlanOf("A gate at every barrier");
        shell.stretto("run", "plan.md").exits(0);

        commands("Reverting tasks", 0).forEach(command -> shell.stretto(command).exits(0));

        assertThat(files()).containsExactly("a.txt", "c.txt");
    }
}
