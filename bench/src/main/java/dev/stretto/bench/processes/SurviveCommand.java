package dev.stretto.bench.processes;

import dev.stretto.bench.support.Bounds;
import dev.stretto.bench.support.Checkout;
import dev.stretto.bench.support.Git;
import dev.stretto.bench.support.Refusal;
import dev.stretto.bench.support.Scratch;
import dev.stretto.bench.support.Timed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench/run survive}. */
@Command(
        name = "survive",
        description = {
            "Runs a task that writes ten lines a second, kills Stretto after a third of its time, and resumes the run:",
            "is the task started once, is its output whole, and does its result land?"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:all of that", " 1:not so", " 2:wrong use, or it could not be tried"})
public final class SurviveCommand implements Callable<Integer> {

    private static final int SECONDS_MAX = 86_400;
    private static final int LINES_PER_SECOND = 10;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "60",
            description = "how long the task takes (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Override
    public Integer call() throws Refusal, IOException, InterruptedException {
        Bounds.require(spec, "--seconds", seconds, SECONDS_MAX);
        PrintWriter out = spec.commandLine().getOut();
        int lines = seconds * LINES_PER_SECOND;
        try (Scratch scratch = Scratch.create("survive", false)) {
            Path work = repository(scratch.path(), lines);
            Process first = new ProcessBuilder(Checkout.stretto(), "run", "plan.md")
                    .directory(work.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(scratch.path().resolve("first").toFile())
                    .start();
            boolean ended = first.waitFor(Math.max(1, seconds / 3), TimeUnit.SECONDS);
            first.destroyForcibly().waitFor();
            Timed.run(work, Map.of(), List.of(Checkout.stretto(), "resume"));
            List<String> log = Timed.run(work, Map.of(), List.of(Checkout.stretto(), "logs", "1.1")).output().stream()
                    .flatMap(String::lines)
                    .toList();
            List<String> whole =
                    IntStream.rangeClosed(1, lines).mapToObj(String::valueOf).toList();
            long starts = Files.readAllLines(scratch.path().resolve("starts")).size();
            boolean landed = new Git(work)
                    .call("log", "--all", "--format=%(trailers:key=Stretto-Task,valueonly,separator=)")
                    .text()
                    .lines()
                    .anyMatch("1.1"::equals);
            out.println("killed after " + Math.max(1, seconds / 3) + " s of " + seconds + (ended ? ", too late" : ""));
            out.println("starts: " + starts + ", lines: " + log.size() + " of " + lines + ", landed: " + landed);
            return !ended && starts == 1 && log.equals(whole) && landed ? 0 : 1;
        }
    }

    private static Path repository(Path folder, int lines) throws IOException {
        Path work = Files.createDirectory(folder.resolve("work"));
        Files.writeString(work.resolve("plan.md"), """
                # Survive

                - [ ] 1.1 Write
                  ```run
                  echo started >>%s
                  n=0
                  while [ $n -lt %d ]; do n=$((n + 1)); echo $n; sleep 0.1; done
                  echo done >result.txt
                  ```
                """.formatted(folder.resolve("starts"), lines));
        Git git = new Git(work);
        git.call("init", "--quiet");
        git.call("config", "user.name", "Bench");
        git.call("config", "user.email", "bench@localhost");
        git.call("add", ".");
        git.call("commit", "--quiet", "--message=Start");
        return work;
    }
}
