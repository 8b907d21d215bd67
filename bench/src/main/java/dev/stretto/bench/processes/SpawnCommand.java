package dev.stretto.bench.processes;

import dev.stretto.bench.support.Bounds;
import dev.stretto.bench.support.Checkout;
import dev.stretto.bench.support.Refusal;
import dev.stretto.bench.support.Scratch;
import dev.stretto.bench.support.Timed;
import dev.stretto.process.ProcessBook;
import dev.stretto.process.ProcessSpec;
import dev.stretto.process.Processes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench/run spawn}. */
@Command(
        name = "spawn",
        description = {
            "Starts processes that do nothing, one after the other: by a loop around posix_spawn in C (where there",
            "is a C compiler), by Stretto, by Stretto with the notes that outlive it, and by Java's ProcessBuilder."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:measured", " 2:wrong use"})
public final class SpawnCommand implements Callable<Integer> {

    private static final int TIMES_MAX = 1_000_000;
    private static final String MARKER = "BENCH=spawn";

    /** Prints microseconds for each. */
    private static final String FLOOR = """
            #include <spawn.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <sys/wait.h>
            #include <time.h>
            int main(int count, char **words) {
              int times = atoi(words[1]);
              char *command[] = {"/bin/sh", "-c", "true", 0}, *none[] = {0};
              struct timespec from, to;
              clock_gettime(CLOCK_MONOTONIC, &from);
              for (int i = 0; i < times; i++) {
                pid_t pid;
                int status;
                if (posix_spawn(&pid, command[0], 0, 0, command, none)) return 1;
                waitpid(pid, &status, 0);
              }
              clock_gettime(CLOCK_MONOTONIC, &to);
              printf("%f", ((to.tv_sec - from.tv_sec) * 1e9 + to.tv_nsec - from.tv_nsec) / 1e3 / times);
            }
            """;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--times",
            paramLabel = "N",
            defaultValue = "1000",
            description = "how many of each (default: ${DEFAULT-VALUE})")
    private int times;

    @Override
    public Integer call() throws Refusal, IOException, InterruptedException {
        Bounds.require(spec, "--times", times, TIMES_MAX);
        PrintWriter out = spec.commandLine().getOut();
        out.println(times + " times `/bin/sh -c true`, one after the other, microseconds each");
        try (Scratch scratch = Scratch.create("spawn", false);
                Processes processes = new Processes();
                ProcessBook book = ProcessBook.open(scratch.path())) {
            floor(scratch.path())
                    .ifPresentOrElse(
                            micros -> print(out, "C", micros),
                            () -> out.println("there is no C compiler (cc) for the floor"));
            print(out, "stretto", stretto(processes, scratch.path(), UnaryOperator.identity()));
            print(out, "stretto, noting", stretto(processes, scratch.path(), one -> book.noting("bench/", one)));
            print(out, "ProcessBuilder", java(scratch.path()));
        }
        return 0;
    }

    private static void print(PrintWriter out, String name, double micros) {
        out.println(String.format(Locale.ROOT, "%-16s %7.0f", name, micros));
    }

    private Optional<Double> floor(Path folder) throws Refusal, IOException, InterruptedException {
        if (Checkout.program("cc").isEmpty()) {
            return Optional.empty();
        }
        Files.writeString(folder.resolve("floor.c"), FLOOR);
        Timed.run(folder, Map.of(), List.of("cc", "-O2", "-o", "floor", "floor.c"));
        String program = folder.resolve("floor").toString();
        Timed.run(folder, Map.of(), List.of(program, String.valueOf(times)));
        Timed measured = Timed.run(folder, Map.of(), List.of(program, String.valueOf(times)));
        return Optional.of(Double.parseDouble(String.join("", measured.output())));
    }

    /** As long before, so that the JVM is warm. */
    private double stretto(Processes processes, Path folder, UnaryOperator<ProcessSpec> wrapping) {
        ProcessSpec one = new ProcessSpec(
                List.of("/bin/sh", "-c", "true"),
                folder,
                Map.of("BENCH", "spawn"),
                Optional.empty(),
                folder.resolve("log"),
                Optional.empty(),
                1_000_000,
                MARKER);
        double micros = 0;
        for (int round = 0; round < 2; round++) {
            long start = System.nanoTime();
            for (int time = 0; time < times; time++) {
                CompletableFuture<Object> end = new CompletableFuture<>();
                processes.launch(wrapping.apply(one), end::complete).ifPresent(processes::await);
                end.join();
            }
            micros = (System.nanoTime() - start) / 1e3 / times;
        }
        return micros;
    }

    private double java(Path folder) throws IOException, InterruptedException {
        double micros = 0;
        for (int round = 0; round < 2; round++) {
            long start = System.nanoTime();
            for (int time = 0; time < times; time++) {
                new ProcessBuilder("/bin/sh", "-c", "true")
                        .directory(folder.toFile())
                        .start()
                        .waitFor();
            }
            micros = (System.nanoTime() - start) / 1e3 / times;
        }
        return micros;
    }
}
