package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ports that an attempt may listen on. */
final class PortsTest {

    /** Says which ports it has, then waits until somebody opens the pipe to write. */
    private static final String TASK =
            "echo $STRETTO_PORT_BASE > %1$s/new-$$ && mv %1$s/new-$$ %1$s/said/$$ && : < %1$s/go";

    @TempDir
    private Path home;

    @BeforeEach
    void aPlaceToSayThem() throws Exception {
        Files.createDirectories(home.resolve("said"));
        assertThat(new ProcessBuilder("mkfifo", home.resolve("go").toString())
                        .start()
                        .waitFor())
                .isZero();
    }

    private List<Integer> said() {
        try (Stream<Path> files = Files.list(home.resolve("said"))) {
            return files.map(file -> Integer.parseInt(read(file))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void letThemGo() throws Exception {
        Files.newOutputStream(home.resolve("go")).close();
    }

    private String plan(int tasks) {
        StringBuilder plan = new StringBuilder("# Ports\n");
        for (int task = 1; task <= tasks; task++) {
            plan.append("- [ ] 1." + task + " Listen (run: `" + TASK.formatted(home) + "`)\n");
        }
        return plan.toString();
    }

    private static void isFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
    }

    @Test
    void aHundredAttemptsAtOnceOfTwoRunsHaveFreePortsOfTheirOwn() throws Exception {
        List<Background> runs = new ArrayList<>();
        for (String folder : List.of("one", "two")) {
            Shell shell = Shell.inFolder(home.resolve(folder));
            shell.write("plan.md", plan(50));
            runs.add(shell.background("run", "plan.md", "--workspace", "none", "-w", "50"));
        }
        Await.until("a hundred attempts run", () -> said().size() == 100);
        TreeSet<Integer> ports = new TreeSet<>();
        for (int base : said()) {
            for (int port = base; port < base + 10; port++) {
                assertThat(ports.add(port)).as("port %d is one attempt's", port).isTrue();
                isFree(port);
            }
        }
        letThemGo();
        for (Background run : runs) {
            run.finish().exits(0);
        }
    }

    @Test
    void aRunThatIsKilledLeavesNoPortsTaken() throws Exception {
        Shell shell = Shell.inRepository(home.resolve("killed"));
        shell.write("plan.md", plan(1));
        try (Program run = Program.start(shell, "run", "plan.md")) {
            Await.until("the attempt runs", () -> said().size() == 1);
            run.signal("KILL");
            run.finish();
        }
        int guard = 18_800 + (said().getFirst() - 20_000) / 10;
        isFree(guard); // though the attempt itself is still there
        letThemGo();
    }
}
