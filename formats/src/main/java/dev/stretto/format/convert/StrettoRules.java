package dev.stretto.format.convert;

import dev.stretto.plan.Command;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.PipelineStart;
import dev.stretto.plan.Reference;
import dev.stretto.plan.TaskId;
import dev.stretto.plan.Verify;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts into words how phases are to run.
 *
 * @param tasks what a task is called
 * @param phases what a phase is called
 */
record StrettoRules(Function<TaskId, String> tasks, Function<PhaseId, String> phases) {

    /** Behind the title. */
    String heading(Phase phase) {
        return phase.rules().parallel() ? " [PARALLEL]" : "";
    }

    /** The lines below the heading. */
    List<String> below(Phase phase) {
        List<String> lines = new ArrayList<>();
        phase.rules().strategy().ifPresent(strategy -> lines.add("**strategy:** " + strategy.label()));
        if (!phase.rules().parallelWith().isEmpty()) {
            lines.add("**parallel-with:** "
                    + phase.rules().parallelWith().stream()
                            .map(other -> phase(new PhaseId(other.id())))
                            .collect(Collectors.joining(", ")));
        }
        phase.rules().pipelineStart().ifPresent(start -> lines.add("**pipeline-start:** " + words(start)));
        return lines;
    }

    private String words(PipelineStart start) {
        return switch (start) {
            case PipelineStart.AtPercent(int percent, PhaseId of, var _) -> percent + "% of " + phase(of);
            case PipelineStart.AfterTasks(List<Reference> after, var _) ->
                after.stream()
                        .map(task -> tasks.apply(new TaskId(task.id())))
                        .collect(Collectors.joining(", ", "when ", after.size() == 1 ? " completes" : " complete"));
        };
    }

    private String phase(PhaseId id) {
        return "Phase " + phases.apply(id);
    }

    /** What verifies it, as the last of it. */
    List<String> verification(Phase phase) {
        List<String> lines = new ArrayList<>();
        phase.rules().verify().ifPresent(verify -> {
            String line = "**VERIFY " + phase(phase.id()) + ":**" + (verify.background() ? " (background: true)" : "");
            line += verify.onFailure()
                    .map(what -> " (on-verify-failure: " + what.label() + ")")
                    .orElse("");
            line += verify.command()
                    .filter(command -> !asBlock(command))
                    .map(command -> " (run: " + StrettoValues.code(command.script()) + ")")
                    .orElse("");
            lines.add("");
            lines.add(line);
            lines.add("");
            checklist(verify, lines);
            verify.command().filter(StrettoRules::asBlock).ifPresent(command -> block(command, lines));
        });
        return lines;
    }

    private static void checklist(Verify verify, List<String> lines) {
        verify.checklist()
                .forEach(item -> lines.add((item.done() ? "- [x] " : "- [ ] ")
                        + StrettoValues.escaped(StrettoValues.cleaned(item.text()))));
        if (!verify.checklist().isEmpty()) {
            lines.add("");
        }
    }

    private static boolean asBlock(Command command) {
        return command.block() || command.script().lines().count() > 1;
    }

    private static void block(Command command, List<String> lines) {
        String fence = StrettoValues.fence(command.script());
        lines.add(fence + "sh run");
        command.script().stripTrailing().lines().forEach(lines::add);
        lines.add(fence);
    }

    /** All of it, to compare what was written with what was read. */
    List<String> all(Phase phase) {
        List<String> all = new ArrayList<>(List.of(heading(phase)));
        all.addAll(below(phase));
        all.addAll(verification(phase));
        return all;
    }
}
