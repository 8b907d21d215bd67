package dev.stretto.format.plainjson;

import dev.stretto.format.json.JsonProblems;
import dev.stretto.format.json.StrictFields;
import dev.stretto.plan.OnVerifyFailure;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.PhaseRules;
import dev.stretto.plan.PipelineStart;
import dev.stretto.plan.Position;
import dev.stretto.plan.Strategy;
import dev.stretto.plan.Verify;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From an object to how a phase is to run, its references not yet looked up. */
final class RulesReading {

    private static final Set<String> FIELDS = Set.of("strategy", "parallel", "parallelWith", "pipelineStart", "verify");

    private final JsonProblems problems;

    RulesReading(JsonProblems problems) {
        this.problems = problems;
    }

    /** The fields of a phase that speak of it. */
    static Set<String> fields() {
        return FIELDS;
    }

    PhaseRules read(StrictFields phase) {
        return new PhaseRules(
                phase.word("strategy", Words.of(Strategy.class), Words.all(Strategy.class)),
                phase.flag("parallel"),
                phase.references("parallelWith").orElse(List.of()),
                phase.object("pipelineStart").flatMap(this::start),
                phase.object("verify").map(RulesReading::verify));
    }

    private Optional<PipelineStart> start(StrictFields start) {
        start.known(Set.of("tasks", "percent", "phase"));
        Position at = start.object().position();
        Optional<Integer> percent = start.whole("percent", 1, 100);
        Optional<String> phase = start.words("phase");
        if (percent.isPresent() && phase.isPresent()) {
            return Optional.of(new PipelineStart.AtPercent(percent.get(), new PhaseId(phase.get()), at));
        }
        Optional<PipelineStart> after = start.references("tasks")
                .filter(tasks -> !tasks.isEmpty())
                .map(tasks -> new PipelineStart.AfterTasks(tasks, at));
        if (after.isEmpty()) {
            problems.bad(
                    at,
                    "this does not say when the phase may start",
                    "write {\"tasks\": [\"1.3\"]}, or {\"percent\": 60, \"phase\": \"1\"}");
        }
        return after;
    }

    private static Verify verify(StrictFields verify) {
        verify.known(Set.of("command", "background", "onFailure", "checklist"));
        return new Verify(
                TaskReading.command(verify),
                verify.flag("background"),
                verify.word("onFailure", Words.of(OnVerifyFailure.class), Words.all(OnVerifyFailure.class)),
                TaskReading.checklist(verify),
                verify.object().position());
    }
}
