package dev.stretto.driver;

import static dev.stretto.simulator.PlanBuilder.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stretto.driver.Journal.JournalException;
import dev.stretto.engine.Attempt;
import dev.stretto.engine.Effect;
import dev.stretto.engine.Engine;
import dev.stretto.engine.Input;
import dev.stretto.engine.Outcome;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.RunDefinition;
import dev.stretto.engine.RunOptions;
import dev.stretto.plan.Plan;
import dev.stretto.plan.TaskId;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DriverTest {

    /** What happened, in order, as the outside sees it. */
    private final List<String> log = new ArrayList<>();

    private final List<List<Recorded>> appends = new ArrayList<>();
    private boolean full;

    private final Driver driver = new Driver(new Engine(), this::append, this::perform, this::show);

    private void append(List<Recorded> events) {
        if (full) {
            throw new JournalException("the disk is full: free some space, then resume", new IOException("full"));
        }
        appends.add(List.copyOf(events));
        log.add("append " + events.size());
    }

    private void perform(Effect effect) {
        log.add(effect.getClass().getSimpleName() + " " + effect.key());
    }

    private void show(Recorded event) {
        log.add("show " + event.event().getClass().getSimpleName());
    }

    private Message asked(Input input, String name) {
        return new Message(
                input,
                refusal -> log.add(name + " " + refusal.map(_ -> "refused").orElse("met")));
    }

    private static Input.Accept accept() {
        Plan plan = plan().task("a").command().task("b", "a").command().build();
        return new Input.Accept(
                new RunDefinition(
                        1,
                        "dag",
                        "",
                        plan,
                        Compiler.compile(plan, "plan.md", CompileOptions.DEFAULT)
                                .graph()
                                .orElseThrow(),
                        new RunOptions(2, 0, 0, 0, 0, true, false, 0)),
                "");
    }

    private static Input.Exited exited(String task) {
        return new Input.Exited(new Attempt(new TaskId(task), 1), Outcome.SUCCEEDED, Optional.of(0), "");
    }

    @Test
    void effectsRepliesAndSubscribersComeAfterTheAppend() {
        driver.round(List.of(Message.of(accept())), 1);
        log.clear();
        driver.round(List.of(asked(new Input.Resume(), "resume")), 2);

        assertThat(log)
                .containsExactly("append 3", "Start a#1", "resume met", "show Started", "show Ready", "show Started");
    }

    @Test
    void messagesThatArrivedTogetherAreOneAppend() {
        driver.round(List.of(Message.of(accept()), Message.of(new Input.Resume()), Message.of(exited("a"))), 5);

        assertThat(appends).hasSize(1);
        assertThat(appends.getFirst())
                .extracting(Recorded::seq)
                .isSorted()
                .startsWith(1L)
                .doesNotHaveDuplicates();
        assertThat(appends.getFirst()).extracting(Recorded::atMillis).containsOnly(5L);
        assertThat(log).contains("Start a#1", "Start b#1");
    }

    @Test
    void nothingIsReleasedWhenTheAppendFails() {
        driver.round(List.of(Message.of(accept())), 1);
        log.clear();
        full = true;

        assertThatThrownBy(() -> driver.round(List.of(asked(new Input.Resume(), "resume")), 2))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("free some space");
        assertThat(log).isEmpty();
    }

    @Test
    void aRefusalIsRepliedThoughNothingIsAppended() {
        driver.round(List.of(Message.of(accept())), 1);
        log.clear();
        driver.round(List.of(asked(new Input.Pause(), "pause"), asked(new Input.Skip(List.of()), "skip")), 2);

        assertThat(log).containsExactly("pause refused", "skip refused");
    }

    @Test
    void whatAppendedCanBeTakenUpByAnotherDriver() {
        driver.round(List.of(Message.of(accept()), Message.of(new Input.Resume())), 5);
        Engine engine = new Engine();
        appends.forEach(events -> events.forEach(engine::replay));

        assertThat(engine.orphans()).containsExactly(new Attempt(new TaskId("a"), 1));
        Driver next = new Driver(engine, this::append, this::perform, this::show);
        next.round(List.of(Message.of(exited("a"))), 3);
        assertThat(appends.getLast().getFirst().seq())
                .isEqualTo(appends.getFirst().getLast().seq() + 1);
        assertThat(appends.getLast()).extracting(Recorded::atMillis).containsOnly(5L);
        assertThat(next.engine()).isSameAs(engine);
    }
}
