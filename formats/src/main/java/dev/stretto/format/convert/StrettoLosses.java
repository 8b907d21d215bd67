package dev.stretto.format.convert;

import dev.stretto.format.convert.Care.Part;
import dev.stretto.format.convert.Written.Loss;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.Group;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.PhaseRules;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What did not come through although it was written with all care. */
final class StrettoLosses {

    private final StrettoDraft draft;
    private final Map<String, Task> read;
    private final Map<String, Phase> phases = new HashMap<>();
    private final Losses losses = new Losses(PlanFormat.STRETTO);

    /**
     * @param read the tasks that were read back, by their ids
     * @param phasesRead the phases that were
     */
    StrettoLosses(StrettoDraft draft, Map<String, Task> read, List<Phase> phasesRead) {
        this.draft = draft;
        this.read = read;
        phasesRead.forEach(phase -> phases.put(phase.id().value(), phase));
    }

    List<Loss> all() {
        StrettoDifference difference = new StrettoDifference(draft);
        for (Task task : draft.plan.tasks()) {
            Task got = read.get(draft.names.name(task.id()));
            if (got == null) {
                losses.add("tasks", task.id().value());
            } else {
                parts(task, difference.of(task, got));
                rest(task, got);
            }
        }
        order();
        rules();
        draft.layout
                .flattened()
                .forEach(group -> losses.add(
                        "groups whose members do not follow each other",
                        group.id().value()));
        for (Phase phase : draft.plan.phases()) {
            if (!draft.phaseName(phase.id()).equals(phase.id().value())) {
                losses.add("phase ids that are no numbers", phase.id().value(), "numbered");
            }
        }
        return losses.all();
    }

    /** How a phase is to run, as far as it was read back otherwise. */
    private void rules() {
        StrettoRules wanted = draft.rules();
        StrettoRules got = new StrettoRules(TaskId::value, PhaseId::value);
        for (Phase phase : draft.plan.phases()) {
            Phase other = phases.get(draft.phaseName(phase.id()));
            if (other == null
                    ? !phase.rules().equals(PhaseRules.NONE)
                    : !wanted.all(phase).equals(got.all(other))) {
                losses.add(
                        "such strategies and verifications of phases",
                        phase.id().value(),
                        "changed");
            }
        }
    }

    private void parts(Task task, Set<Part> parts) {
        String id = task.id().value();
        for (Part part : parts) {
            switch (part) {
                case TITLE -> losses.add("exact titles", id, "changed");
                case BODY, BODY_LEFT_OUT -> {}
                case CHECKLIST -> losses.add("exact checklists", id, "changed");
                case CLAIMS -> losses.add("claims on such paths", id);
                case COMMAND, COMMAND_LEFT_OUT -> losses.add("such commands", id);
                case GATE -> losses.add("such gates", id);
                case AGENT -> losses.add("such agents", id);
            }
        }
    }

    private void rest(Task task, Task got) {
        String id = task.id().value();
        if (draft.care(task).inexactIn(Part.BODY) && !task.body().isBlank()) {
            losses.add("texts that look like items or annotations", id, "quoted");
        }
        if (got.settings().command().isPresent()
                && !got.settings().command().equals(task.settings().command())) {
            losses.add("such commands on one line", id, "written as blocks");
        }
        if (!task.estimate().equals(got.estimate())) {
            losses.add("exact estimates", id, "rounded, or left out");
        }
        if (task.status() == PlanStatus.SKIPPED) {
            losses.add("skipped tasks", id, "marked as completed");
        }
        if (!task.order().softAfter().isEmpty()) {
            losses.add("order that does not bind", id);
        }
        if (!task.order().onFailureOf().isEmpty()) {
            losses.add("tasks that run only where another fails", id, "marked as deferred, so that they run if named");
        }
        if (!got.files().containsAll(task.files())) {
            losses.add("files that the text does not name", id);
        }
        if (!inferred(task).equals(inferred(got))) {
            losses.add("inferred claims", id, "inferred anew from the text");
        }
    }

    private static List<ClaimSpec> inferred(Task task) {
        return task.claims().stream().filter(ClaimSpec::inferred).toList();
    }

    private void order() {
        List<Task> written = draft.layout.order();
        for (int at = 0; at < written.size(); at++) {
            Task task = written.get(at);
            if (!draft.plan.tasks().get(at).id().equals(task.id())) {
                losses.add("tasks apart from their phases", task.id().value(), "moved to the others of their phase");
            }
            if (task.phase().isEmpty() && !draft.plan.phases().isEmpty()) {
                losses.add("tasks outside of phases", task.id().value(), "put into a phase of their own");
            }
        }
    }

    /** Whether a group that was written is missing in what was read, or has another title. */
    static boolean groupsDiffer(StrettoDraft draft, Plan plan) {
        Map<String, Group> read = new HashMap<>();
        plan.groups().forEach(group -> read.put(group.id().value(), group));
        for (Group group : draft.plan.groups()) {
            Group got = read.get(draft.names.name(group.id()));
            boolean flat = draft.layout.flattened().contains(group);
            if (!flat && (got == null || !StrettoValues.sameWords(got.title(), group.title()))) {
                return true;
            }
        }
        return false;
    }
}
