package dev.stretto.bench.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.bench.stress.Wish.Mode;
import dev.stretto.journal.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class JournalCheckerTest {

    private final JournalChecker checker = new JournalChecker(
            new Workload(List.of(
                    job("1.1", List.of(), "d1/**"),
                    job("1.2", List.of(), "*/f1.txt"),
                    job("1.3", List.of("1.2"), "d2/f2.txt"),
                    job("1.4", List.of(), "d3/f3.txt"))),
            2);

    private long seq;
    private long second;

    private static Job job(String id, List<String> needs, String writes) {
        Wish wish = new Wish(Mode.WRITE, writes, 0);
        return new Job(
                id, needs, List.of(wish, new Wish(Mode.USE, Workload.POOL, 2)), List.of(), Optional.empty(), 0, 0);
    }

    private ObjectNode event(String type, String task) {
        seq++;
        return Json.mapper()
                .createObjectNode()
                .put("seq", seq)
                .put("at", "2026-01-01T00:00:%02dZ".formatted(second))
                .put("type", type)
                .put("task", task);
    }

    /** Each like {@code task.started 1.1}. */
    private void happens(String... events) {
        for (String event : events) {
            String[] words = event.split(" ");
            checker.take(event(words[0], words[1]));
        }
    }

    private void claims(String type, String task, String glob) {
        ObjectNode event = event(type, task);
        event.putArray("claims").addObject().put("mode", "write").put("resource", glob);
        checker.take(event);
    }

    private void finish(String... tasks) {
        for (String task : tasks) {
            happens("task.started " + task, "task.finished " + task, "task.completed " + task);
        }
    }

    @Test
    void aRunAsItMustBeHasNoViolations() {
        happens("task.ready 1.1", "task.ready 1.2", "task.ready 1.4", "task.started 1.4");
        claims("claim.waiting", "1.4", "d4/**");
        claims("claim.granted", "1.4", "d4/**");
        happens("task.finished 1.4", "task.completed 1.4");
        finish("1.2", "1.3", "1.1");
        checker.end();
        assertThat(checker.violations()).isEmpty();
        assertThat(checker.runningMost()).isEqualTo(1);
    }

    @Test
    void incompatibleClaimsAtOnceAreFound() {
        happens("task.started 1.1", "task.finished 1.1", "task.started 1.2");
        assertThat(checker.violations())
                .containsExactly("event 3 (task.started 1.2): incompatible with what 1.1 holds");
    }

    @Test
    void whatIsGrantedAlthoughAnotherHoldsItIsFound() {
        happens("task.started 1.1", "task.started 1.4");
        claims("claim.granted", "1.4", "d1/f5.txt");
        assertThat(checker.violations()).singleElement().asString().contains("incompatible with what 1.1 holds");
    }

    @ParameterizedTest
    @CsvSource({
        "task.started 1.3, started before what it depends on",
        "task.started 1.9, no such task",
        "claim.released 1.1, nothing of this workload is released early"
    })
    void whatMustNotHappenIsFound(String event, String violation) {
        happens(event);
        assertThat(checker.violations()).singleElement().asString().contains(violation);
    }

    @Test
    void tooManyAtOnceAndTooMuchOfThePoolAreFound() {
        happens("task.started 1.2", "task.completed 1.2", "task.started 1.2", "task.started 1.3", "task.started 1.4");
        assertThat(checker.violations())
                .hasSize(2)
                .anyMatch(violation -> violation.contains("more of the pool than there is"))
                .anyMatch(violation -> violation.contains("more than 2 at once"));
    }

    @Test
    void aDeadlockThatStaysIsFoundAndOneThatIsRefusedAtOnceIsFine() {
        happens("task.started 1.1", "task.started 1.4");
        claims("claim.waiting", "1.4", "d1/**");
        claims("claim.waiting", "1.1", "d3/**");
        happens("deadlock.detected 1.1", "claim.refused 1.1");
        second++;
        happens("task.finished 1.1");
        assertThat(checker.violations()).isEmpty();
        assertThat(checker.deadlocks()).isEqualTo(1);
        claims("claim.waiting", "1.1", "d3/**");
        second++;
        happens("task.finished 1.4");
        assertThat(checker.violations())
                .singleElement()
                .asString()
                .contains("a deadlock that nobody noticed: 1.4, 1.1");
    }

    @Test
    void aTaskThatIsPassedOverThoughItComesFirstIsFound() {
        happens("task.ready 1.2", "task.ready 1.1", "task.started 1.4", "task.started 1.1");
        assertThat(checker.violations()).as("both were ready before any start").isEmpty();
        happens("task.retrying 1.1", "task.started 1.1");
        assertThat(checker.violations())
                .singleElement()
                .asString()
                .contains("started 1.1", "1.2 comes first, has waited for longer");
    }

    @Test
    void aLockAndATaskThatAreLeftAtTheEndAreFound() {
        finish("1.1", "1.2", "1.3");
        happens("task.started 1.4");
        checker.end();
        assertThat(checker.violations()).containsExactly("at the end these still hold: [1.4]", "1.4 never completed");
    }

    @Test
    void whatCompletesTwiceIsFound() {
        finish("1.4", "1.4");
        assertThat(checker.violations()).singleElement().asString().contains("it completed before");
    }
}
