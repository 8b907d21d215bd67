package dev.stretto.engine;

import static dev.stretto.engine.Scenario.LANDING;
import static dev.stretto.engine.Scenario.retries;
import static dev.stretto.engine.Scenario.running;
import static dev.stretto.engine.Scenario.workers;
import static dev.stretto.simulator.PlanBuilder.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stretto.engine.Transitions.Transition;
import dev.stretto.plan.TaskId;
import dev.stretto.simulator.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TransitionsTest {

    private static final int SEEDS = 40;
    private static final Path DOCUMENT = Path.of("..", "docs", "task-states.md");

    @Test
    void everyTransitionIsVisited() {
        Stream<List<Recorded>> journals = Stream.concat(
                Stream.of(
                        told(),
                        skippedAfterFailing(),
                        skippedWhileReady(),
                        GateTest.failingWhatIsReady().journal()),
                LongStream.range(0, SEEDS).mapToObj(Simulation::run));

        List<Transition> missing = new ArrayList<>(Transitions.all());
        journals.forEach(journal -> missing.removeAll(visited(journal)));
        assertThat(missing).as("ways that no run takes").isEmpty();
    }

    private static List<Recorded> skippedAfterFailing() {
        return running(plan().task("a"), LANDING).fail("a").skip("a").journal();
    }

    private static List<Recorded> skippedWhileReady() {
        return running(plan().task("a").task("b"), workers(1, LANDING))
                .skip("b")
                .journal();
    }

    /** The ways that chance may miss: those of a run that is cancelled, and taken up again. */
    private static List<Recorded> told() {
        return running(
                        plan().task("a").task("b").task("c").task("d").task("pending", "d"),
                        workers(4, retries(1, LANDING)))
                .finish("a")
                .finish("b")
                .fail("c")
                .cancel()
                .land("a")
                .exit("d", Outcome.INTERRUPTED)
                .salvage("d")
                .retry()
                .journal();
    }

    private static Set<Transition> visited(List<Recorded> journal) {
        Set<Transition> visited = new LinkedHashSet<>();
        Engine engine = new Engine();
        for (Recorded recorded : journal) {
            taskOf(recorded.event()).ifPresent(task -> {
                TaskState from = engine.ledger().record(task).state();
                Transitions.all().stream()
                        .filter(way -> way.from() == from
                                && way.by() == recorded.event().getClass())
                        .forEach(visited::add);
            });
            engine.replay(recorded);
        }
        return visited;
    }

    private static Optional<TaskId> taskOf(Event event) {
        return switch (event) {
            case TaskEvent ofTask -> Optional.of(ofTask.task());
            case LandingEvent ofTask -> Optional.of(ofTask.task());
            case RunEvent _, ProgressEvent _, ClaimEvent _ -> Optional.empty();
        };
    }

    @Test
    void aWayThatTheTableDoesNotHaveIsABrokenInvariant() {
        assertThatThrownBy(() -> Transitions.follow(TaskState.COMPLETED, new TaskEvent.Ready(new TaskId("a"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a COMPLETED task cannot take Ready");
    }

    @Test
    void noStateAndEventLeadTwoWays() {
        assertThat(Transitions.all().stream().map(way -> List.of(way.from(), way.by())))
                .doesNotHaveDuplicates();
    }

    /** Run it with {@code -Dstretto.write} to write the document anew. */
    @Test
    void theDocumentShowsTheTableAsItIs() throws IOException {
        String expected = """
                # Task states

                Every way a task changes its state, each with the event that takes it. The build draws this from
                `dev.stretto.engine.Transitions`; after changing that, write it anew with

                    mvn -q -pl core test -Dtest=TransitionsTest -Dstretto.write

                A task ends as completed, failed, skipped or cancelled. The user can reopen all of these but the first.

                ```mermaid
                %s```
                """.formatted(Transitions.diagram());
        if (System.getProperty("stretto.write") != null) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, expected);
        }

        assertThat(DOCUMENT).exists().hasContent(expected);
    }
}
