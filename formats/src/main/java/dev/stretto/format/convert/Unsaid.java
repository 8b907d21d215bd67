package dev.stretto.format.convert;

import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.Defaults;
import dev.stretto.plan.Group;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseRules;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Priority;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskSettings;
import java.util.Locale;
import java.util.Set;

/** Notes what of a plan and its tasks a format has no place for. */
final class Unsaid {

    private final Losses losses;

    Unsaid(Losses losses) {
        this.losses = losses;
    }

    /** How tasks are to be run. */
    void settings(Task task) {
        String id = task.id().value();
        TaskSettings settings = task.settings();
        settings.command().ifPresent(_ -> losses.add("commands", id));
        settings.gate().ifPresent(_ -> losses.add("gates", id));
        settings.agent().ifPresent(_ -> losses.add("agents", id));
        settings.timeout().ifPresent(_ -> losses.add("timeouts", id));
        settings.retries().ifPresent(_ -> losses.add("retries", id));
        if (settings.changesNone()) {
            losses.add("tasks that may change nothing", id);
        }
    }

    void estimate(Task task) {
        task.estimate().ifPresent(_ -> losses.add("estimates", task.id().value()));
    }

    void priority(Task task) {
        if (task.priority() != Priority.MEDIUM) {
            losses.add("priorities", task.id().value());
        }
    }

    /** What is stated; what was inferred is inferred again. */
    void claims(Task task) {
        if (task.claims().stream().anyMatch(claim -> !claim.inferred())) {
            losses.add("claims", task.id().value());
        }
    }

    void pools(Task task) {
        if (task.claims().stream().anyMatch(claim -> claim.mode() == ClaimSpec.Mode.USE)) {
            losses.add("claims on pools", task.id().value());
        }
    }

    void body(Task task) {
        if (!task.body().isBlank()) {
            losses.add("texts", task.id().value());
        }
    }

    void checklist(Task task) {
        if (!task.checklist().isEmpty()) {
            losses.add("checklists", task.id().value());
        }
    }

    /** Order that does not bind. */
    void softOrder(Task task) {
        if (!task.order().softAfter().isEmpty()) {
            losses.add("order that does not bind", task.id().value());
        }
    }

    /** Tasks to make good, which must not run by themselves where nothing says when. */
    void conditions(Task task) {
        if (!task.order().onFailureOf().isEmpty()) {
            losses.add(
                    "tasks that run only where another fails", task.id().value(), "put off, so that they run if named");
        }
    }

    /** A status that the format has no word for. */
    void status(Task task, Set<PlanStatus> known, String instead) {
        PlanStatus status = status(task);
        if (!known.contains(status)) {
            losses.add(words(status) + " tasks", task.id().value(), instead);
        }
    }

    /** What to mark a task as: one that is to run only if another fails is put off. */
    static PlanStatus status(Task task) {
        return task.status() == PlanStatus.PENDING
                        && !task.order().onFailureOf().isEmpty()
                ? PlanStatus.DEFERRED
                : task.status();
    }

    private static String words(PlanStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    void phases(Plan plan) {
        plan.phases().forEach(phase -> losses.add("phases", phase.id().value()));
        rules(plan);
    }

    private void rules(Plan plan) {
        for (Phase phase : plan.phases()) {
            if (!phase.rules().equals(PhaseRules.NONE)) {
                losses.add("strategies and verifications of phases", phase.id().value());
            }
        }
    }

    /** What phases say beyond their titles and what they depend on. */
    void phaseTexts(Plan plan) {
        for (Phase phase : plan.phases()) {
            if (!phase.objective().isBlank() || phase.testing().isPresent()) {
                losses.add("objectives and tests of phases", phase.id().value());
            }
        }
        rules(plan);
    }

    void groups(Iterable<Group> groups) {
        groups.forEach(group -> losses.add("groups", group.id().value()));
    }

    void defaults(Plan plan) {
        if (!plan.defaults().equals(Defaults.NONE)) {
            losses.add("defaults for every task", plan.title());
        }
    }
}
