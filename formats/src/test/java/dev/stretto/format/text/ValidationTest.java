package dev.stretto.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.Reading;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Task;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A validation that names a command and its exit status is a gate. */
final class ValidationTest {

    @ParameterizedTest
    @CsvSource({
        "`make test` returns 0, make test",
        "`make test` exits 0., make test",
        "`make test` exits with 0, make test",
        "`make test` exits with code 0, make test",
        "`make test` exit code 0, make test",
        "`a.sh x` returns exit status 0, a.sh x",
        "`a.sh x` returns 1, ( a.sh x ); test $? -eq 1",
        "`exit 3` exits with status `3`, ( exit 3 ); test $? -eq 3",
    })
    void aCommandAndItsExitStatusAreAGate(String text, String gate) {
        assertThat(Validation.of(text)).contains(new Validation(gate, true));
    }

    @Test
    void whatFollowsIsForTheOneWhoDoesTheTask() {
        assertThat(Validation.of("`make` returns 0, and the page shows a table"))
                .contains(new Validation("make", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Test with 10 tickets, 3 workers → 4 batches",
                "`/stream --interactive --parallel=3` → error",
                "`f(x)` returns 0.5",
                "`f(x)` returns 100% of them",
                "`a` returns 256",
                "` ` returns 0",
                "make returns 0",
                "`a` returns nothing",
            })
    void allElseIsNone(String text) {
        assertThat(Validation.of(text)).isEmpty();
    }

    @Test
    void theGateEndsAsItShould() throws IOException, InterruptedException {
        String gate = Validation.of("`exit 3` returns 3").orElseThrow().gate();
        String other = Validation.of("`exit 2` returns 3").orElseThrow().gate();

        assertThat(status(gate)).isZero();
        assertThat(status(other)).isNotZero();
    }

    private static int status(String script) throws IOException, InterruptedException {
        return new ProcessBuilder("/bin/sh", "-c", script).start().waitFor();
    }

    @Test
    void itIsTheGateOfATaskInSageAndInStretto() {
        Plan sage = Reading.read("plan.md", """
                        # A

                        - [ ] **TASK-001: One**
                          - **Estimate:** 1 hour
                          - **Validation:** `bash -n a.sh` returns 0
                          - **Dependencies:** None
                        - [ ] **TASK-002: Two**
                          - **Validation:** Test with `a.sh`, expect exit code 1
                          - **Validation:** `a.sh` exits 1, as does the other
                          - **Dependencies:** None
                        """).plan().orElseThrow();
        Plan stretto = Reading.read("plan.md", """
                        # A
                        ## Phase 1: B
                        - [ ] 1.1 One
                          Validation: `bash -n a.sh` returns 0
                        - [ ] 1.2 Two (gate: `make`)
                          - **Validation:** `a.sh` returns 1
                        """).plan().orElseThrow();

        Task one = Reading.task(sage, "TASK-001");
        assertThat(one.settings().gate()).contains("bash -n a.sh");
        assertThat(one.body()).isEmpty();
        Task two = Reading.task(sage, "TASK-002");
        assertThat(two.settings().gate()).contains("( a.sh ); test $? -eq 1");
        assertThat(two.body()).contains("expect exit code 1", "as does the other");
        assertThat(Reading.task(stretto, "1.1").settings().gate()).contains("bash -n a.sh");
        assertThat(Reading.task(stretto, "1.1").body()).isEmpty();
        assertThat(Reading.task(stretto, "1.2").settings().gate()).contains("make");
        assertThat(Reading.task(stretto, "1.2").body()).contains("returns 1");
    }
}
