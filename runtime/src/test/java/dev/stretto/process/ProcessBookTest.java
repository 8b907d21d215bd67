package dev.stretto.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a process notes of itself outlives whoever started it. */
@Timeout(60)
final class ProcessBookTest {

    private static final String KEY = "a%231/";

    @TempDir
    private Path folder;

    private final Processes processes = new Processes(Duration.ofMillis(200));

    @AfterEach
    void close() {
        processes.close();
    }

    private ProcessExit run(ProcessSpec spec) {
        CompletableFuture<ProcessExit> exit = new CompletableFuture<>();
        processes.start(spec, exit::complete);
        return exit.join();
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true                                  | 0
            exit 7                                | 7
            exec sh -c 'exit 8'                   | 8
            trap 'exit 9' EXIT; false             | 9
            set -e; false; true                   | 1
            kill -9 $(exec sh -c 'echo $PPID')    | 137
            """)
    void itsEndIsNotedWhateverItsScriptDoesToTheShell(String script, int status) throws IOException {
        ProcessBook book = ProcessBook.open(folder);
        run(book.noting(KEY, Started.script(folder, script)));
        assertThat(book.read().get(KEY).status()).hasValue(status);
    }

    @Test
    void aScriptSeesNothingOfItsNotes() throws IOException {
        ProcessBook book = ProcessBook.open(folder);
        run(book.noting(KEY, Started.script(folder, "echo $# $0; set | grep -c permit-; [ -z \"$status\" ]")));
        assertThat(log()).isEqualTo("0 /bin/sh\n0\n");
    }

    @Test
    void aProgramIsGivenItsArgumentsAsTheyAre() throws IOException {
        ProcessBook book = ProcessBook.open(folder);
        ProcessSpec spec = Started.spec(folder, "printf", "%s|", "a b", "$HOME", "", "'");
        assertThat(run(book.noting(KEY, spec))).isEqualTo(new ProcessExit.Exited(0));
        assertThat(log()).isEqualTo("a b|$HOME||'|");
    }

    @Test
    void aCommandThatIsNotThereIsSaidToBe() throws IOException {
        ProcessBook book = ProcessBook.open(folder);
        assertThat(run(book.noting(KEY, Started.spec(folder, "no-such-command"))))
                .isInstanceOf(ProcessExit.NotStarted.class);
    }

    @Test
    void whatADriverWasJustStartingDoesNotBeginUnderTheNext() throws IOException {
        ProcessSpec late = ProcessBook.open(folder).noting(KEY, Started.script(folder, "echo too late"));
        ProcessBook next = ProcessBook.open(folder);
        run(late);
        assertThat(log()).isEmpty();
        assertThat(next.read().get(KEY).exit())
                .as("it has no end that could be taken for its own")
                .isEmpty();
    }

    @Test
    void aLineThatIsNotWholeSaysNothing() throws IOException {
        ProcessBook book = ProcessBook.open(folder);
        Files.writeString(
                folder.resolve("processes"),
                "\nbegun a/ 10 boot 0\n\nbegun b/ 11 bo\nbegun c/ 12 boot 5\n\nended c/ 3\n\nended a/ 1");
        assertThat(book.read()).containsOnlyKeys("a/", "c/");
        assertThat(book.read().get("a/").exit()).isEmpty();
        assertThat(book.read().get("c/").exit()).contains(new ProcessExit.Exited(3));
        assertThat(book.read().get("c/").ofThisBoot()).isFalse();
    }

    @Test
    void aProcessOfAnotherDriverIsWatchedAndItsEndTakenFromTheBook() throws IOException {
        ProcessBook book = ProcessBook.open(folder);
        ProcessSpec spec = Started.script(folder, "until [ -e go ]; do sleep 0.01; done; exit 5");
        try (Processes before = new Processes(Duration.ofMillis(200))) {
            RunningProcess started =
                    before.start(book.noting(KEY, spec), _ -> {}).orElseThrow();
            CompletableFuture<ProcessExit> exit = new CompletableFuture<>();
            processes.adopt(spec, started.identity(), 0, () -> exit(book), exit::complete);
            Files.createFile(folder.resolve("go"));
            assertThat(exit.join()).isEqualTo(new ProcessExit.Exited(5));
        }
    }

    @Test
    void theTreeOfAProcessOfAnotherDriverIsEnded() throws IOException {
        ProcessBook book = ProcessBook.open(folder);
        ProcessSpec spec = Started.script(folder, "trap '' TERM; setsid sleep 60 & sleep 60 & touch begun; wait");
        try (Processes before = new Processes(Duration.ofMillis(200))) {
            RunningProcess started =
                    before.start(book.noting(KEY, spec), _ -> {}).orElseThrow();
            awaitFile(folder.resolve("begun"));
            CompletableFuture<ProcessExit> exit = new CompletableFuture<>();
            processes.end(processes.adopt(spec, started.identity(), 0, () -> exit(book), exit::complete));
            assertThat(exit.join()).isEqualTo(new ProcessExit.EndedOnRequest());
            assertThat(ProcessTree.survivors(spec.marker())).isEmpty();
        }
    }

    private static void awaitFile(Path file) {
        while (!Files.exists(file)) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static Optional<ProcessExit> exit(ProcessBook book) {
        try {
            return book.read().get(KEY).exit();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Test
    void whatCarriesASparedMarkerStays() throws IOException {
        ProcessSpec stays = Started.script(folder, "touch begun; sleep 60");
        ProcessSpec goes = Started.withEnvironment(stays, Map.of("OTHER", "1"));
        processes.start(goes, _ -> {});
        awaitFile(folder.resolve("begun"));
        ProcessTree.endBut(List.of("OTHER=1"), List.of(stays.marker()), Duration.ZERO);
        assertThat(ProcessTree.survivors(stays.marker())).isNotEmpty();
    }
}
