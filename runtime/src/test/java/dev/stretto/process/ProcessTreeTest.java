package dev.stretto.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.foreign.NativeStrings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessTreeTest {

    @TempDir
    Path directory;

    private final Processes processes = new Processes(Duration.ofMillis(100));

    @AfterEach
    void nothingIsLeftRunning() {
        processes.close();
    }

    @Test
    void findsWhatADriverThatIsGoneHasLeftRunning() {
        Started one = inRun("run-one", "echo up; exec sleep 1000");
        Started two = inRun("run-one", "echo up; exec sleep 1000");
        Started other = inRun("run-one-and-a-half", "echo up; exec sleep 1000");
        assertThat(ProcessTree.survivors("STRETTO_RUN=run-one"))
                .containsExactlyInAnyOrder(
                        one.running().identity(), two.running().identity());
        assertThat(ProcessTree.survivors("STRETTO_RUN=run")).isEmpty();
        assertThat(ProcessTree.end("STRETTO_RUN=run-one", Duration.ofSeconds(10)))
                .isEmpty();
        assertThat(one.exit()).isEqualTo(new ProcessExit.Signalled(15));
        assertThat(two.exit()).isEqualTo(new ProcessExit.Signalled(15));
        assertThat(other.running().identity().isRunning()).isTrue();
    }

    @Test
    void killsWhatStaysAfterTheGracePeriod() {
        Started started = inRun("stubborn", "trap '' TERM; echo up; while :; do sleep 1000; done");
        started.awaitLines(1);
        assertThat(ProcessTree.end("STRETTO_RUN=stubborn", Duration.ofMillis(50)))
                .isEmpty();
        assertThat(started.exit()).isEqualTo(new ProcessExit.Signalled(9));
    }

    @Test
    void findsADaemonThatItsAttemptHasLeftBehind() {
        Started started = inRun("daemon", "(setsid sh -c 'echo up; exec sleep 1000' &) ; until [ -s log ]; do :; done");
        assertThat(started.exit()).isEqualTo(new ProcessExit.Exited(0));
        List<ProcessIdentity> daemon = started.survivors();
        assertThat(daemon).hasSize(1);
        assertThat(ProcessTree.end(started.running().spec().marker(), Duration.ofSeconds(10)))
                .isEmpty();
        assertThat(daemon).noneMatch(ProcessIdentity::isRunning);
    }

    @Test
    void findsAChildThatClearedItsEnvironment() {
        Started started = inRun("cleared", "echo up; env -i sh -c 'echo up; exec setsid sleep 1000'; true");
        started.awaitLines(2);
        Eventually.get(() -> started.survivors().size() == 2 ? Optional.of(true) : Optional.empty());
    }

    @Test
    void findsAProcessThatIsJustBeingReplacedByAnotherProgram() {
        for (int i = 0; i < 40; i++) {
            Started started = inRun("exec", "exec sleep 1000");
            assertThat(started.survivors()).containsExactly(started.running().identity());
            assertThat(ProcessTree.end("STRETTO_RUN=exec", Duration.ofSeconds(10)))
                    .isEmpty();
            assertThat(started.exit()).isEqualTo(new ProcessExit.Signalled(15));
        }
    }

    @Test
    void endsSeveralAtOnce() {
        Started one = inRun("first", "exec sleep 1000");
        Started two = inRun("second", "exec sleep 1000");
        assertThat(ProcessTree.end(List.of("STRETTO_RUN=first", "STRETTO_RUN=second"), Duration.ofSeconds(10)))
                .isEmpty();
        assertThat(one.exit()).isEqualTo(two.exit()).isEqualTo(new ProcessExit.Signalled(15));
    }

    @Test
    void endsAProcessThatForksAllTheTime() {
        Started started = inRun(
                "forks", "echo up; f() { trap '' TERM; sleep 0.001; f & }; f; f; f; while :; do sleep 0.01; done");
        started.awaitLines(1);
        processes.end(started.running());
        assertThat(started.exit()).isEqualTo(new ProcessExit.EndedOnRequest());
        assertThat(started.survivors()).isEmpty();
    }

    @Test
    void neverCountsTheAskingProcessEvenWhereItCarriesTheMarker() {
        Map.Entry<String, String> ours = System.getenv().entrySet().iterator().next();
        String marker = ours.getKey() + "=" + ours.getValue();
        assertThat(ProcFs.environmentHas(ProcessHandle.current().pid(), marker.getBytes(NativeStrings.charset())))
                .isTrue();
        assertThat(ProcessTree.survivors(marker))
                .extracting(ProcessIdentity::pid)
                .doesNotContain(ProcessHandle.current().pid());
    }

    @Test
    void seesTheSameParentAndLifeThroughJavaWhereThereIsNoProc() {
        Started started = inRun("java", "exec sleep 1000");
        ProcFs.Stat stat = ProcFs.statOfJava(started.running().pid()).orElseThrow();
        assertThat(stat.parent()).isEqualTo(ProcessHandle.current().pid());
        assertThat(stat.ended()).isFalse();
        processes.end(started.running());
        started.exit();
        assertThat(ProcFs.statOfJava(started.running().pid())).isEmpty();
    }

    private Started inRun(String run, String script) {
        return Started.start(
                processes, Started.withEnvironment(Started.script(directory, script), Map.of("STRETTO_RUN", run)));
    }
}
