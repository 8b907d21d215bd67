package dev.stretto.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LeftoversTest {

    private static final int AT_ONCE = 12;

    @Test
    void manyWhoAskAtOnceAreAllRidOfWhatTheyLeft() throws Exception {
        assumeThat(new File("/proc/self/environ")).as("this system has /proc").exists();
        Leftovers leftovers = new Leftovers();
        String name = "STRETTO_TEST_LEFTOVER";
        List<Process> left = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> asked = new ArrayList<>();
            for (int at = 0; at < AT_ONCE; at++) {
                String value = ProcessHandle.current().pid() + "-" + at;
                if (at % 3 == 0) {
                    ProcessBuilder sleeper = new ProcessBuilder("sh", "-c", "echo runs; sleep 300; true");
                    sleeper.environment().put(name, value);
                    Process process = sleeper.start();
                    assertThat(process.getInputStream().read()).isEqualTo('r');
                    left.add(process);
                }
                asked.add(threads.submit(() -> leftovers.end(name + "=" + value)));
            }
            for (Future<?> one : asked) {
                one.get(30, TimeUnit.SECONDS);
            }
            assertThat(left).hasSize(AT_ONCE / 3).noneMatch(Process::isAlive);
        } finally {
            left.forEach(Process::destroyForcibly);
        }
    }
}
