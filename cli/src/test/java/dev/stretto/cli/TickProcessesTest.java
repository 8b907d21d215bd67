package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many real processes that tick one plan, and ones that are killed while they do. */
final class TickProcessesTest {

    private static final int WRITERS = 20;
    private static final int ROUNDS_MAX = 15;
    private static final int KILLED_WANTED = 3;

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aPlan() {
        shell = Shell.inFolder(home);
        shell.write("plan.md", plan(0));
    }

    /** The plan with its first tasks ticked. */
    private static String plan(int ticked) {
        StringBuilder plan = new StringBuilder("# Plan\r\n");
        for (int task = 1; task <= WRITERS; task++) {
            plan.append(task <= ticked ? "- [x] 1." : "- [ ] 1.").append(task).append(" A task 🎼\r\n");
        }
        return plan.append("The end").toString();
    }

    private void nothingElseIsInTheFolder() throws IOException {
        try (Stream<Path> entries = Files.list(shell.directory())) {
            assertThat(entries).containsExactly(shell.directory().resolve("plan.md"));
        }
    }

    @Test
    void twentyProcessesAtOnceLoseNoTick() throws IOException {
        List<Program> programs = new ArrayList<>();
        try {
            for (int task = 1; task <= WRITERS; task++) {
                programs.add(Program.start(shell, "tick", "plan.md", "1." + task));
            }
            for (Program program : programs) {
                program.finish().exits(0);
            }
        } finally {
            programs.forEach(Program::close);
        }
        assertThat(shell.read("plan.md")).isEqualTo(plan(WRITERS));
        nothingElseIsInTheFolder();
    }

    /** Whenever it dies, the file is whole, and the next one clears away what it left. */
    @Test
    void aProcessThatIsKilledWhileItTicksLeavesTheFileWhole() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int ticked = 0;
        int killed = 0;
        for (int round = 1; round <= ROUNDS_MAX && killed < KILLED_WANTED; round++) {
            Program program = Program.start(shell, "tick", "plan.md", "1." + (ticked + 1));
            try (program) {
                awaitTheNewText(program, random.nextInt(20_000));
            }
            int exit = program.finish().exit();
            assertThat(exit).isIn(0, 137);
            killed += exit == 137 ? 1 : 0;
            String now = shell.read("plan.md");
            assertThat(now).as("seed " + seed + ", round " + round).isIn(plan(ticked), plan(ticked + 1));
            ticked = now.equals(plan(ticked + 1)) ? ticked + 1 : ticked;
        }
        assertThat(killed).isPositive();
        shell.stretto("tick", "plan.md", "1." + (ticked + 1)).exits(0);
        assertThat(shell.read("plan.md")).isEqualTo(plan(ticked + 1));
        nothingElseIsInTheFolder();
    }

    /** Returns when the program has begun to write, or a moment later, or when it has ended. */
    private void awaitTheNewText(Program program, int spins) throws IOException {
        boolean begun = false;
        while (!begun && program.running()) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(shell.directory(), ".stretto-tick-*")) {
                begun = found.iterator().hasNext();
            }
        }
        for (int spin = 0; spin < spins; spin++) {
            Thread.onSpinWait();
        }
    }
}
