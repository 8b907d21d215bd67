package dev.stretto.format.plainjson;

import dev.stretto.format.json.JsonOutput;
import dev.stretto.plan.Chain;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.Defaults;
import dev.stretto.plan.Group;
import dev.stretto.plan.Phase;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Priority;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import dev.stretto.plan.TaskSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes the fields of a plan, leaving out what says nothing. */
final class PlanWriting {

    private static final double MILLIS_PER_MINUTE = 60_000;

    private final JsonGenerator json;
    private final RulesWriting rules;

    PlanWriting(JsonGenerator json) {
        this.json = json;
        this.rules = new RulesWriting(json);
    }

    void write(Plan plan) {
        json.writeStartObject();
        json.writeStringProperty("$schema", PlanJson.SCHEMA_ID);
        json.writeStringProperty("format", PlanJson.FORMAT);
        json.writeNumberProperty("version", PlanJson.VERSION);
        if (plan.format() != PlanFormat.JSON) {
            json.writeStringProperty("convertedFrom", plan.format().label());
        }
        json.writeStringProperty("title", plan.title());
        json.writeStringProperty("rule", plan.rule().label());
        if (!plan.defaults().equals(Defaults.NONE)) {
            defaults(plan.defaults());
        }
        json.writeArrayPropertyStart("phases");
        plan.phases().forEach(this::phase);
        json.writeEndArray();
        json.writeArrayPropertyStart("tasks");
        plan.tasks().forEach(this::task);
        json.writeEndArray();
        json.writeArrayPropertyStart("groups");
        plan.groups().forEach(this::group);
        json.writeEndArray();
        json.writeArrayPropertyStart("chains");
        plan.chains().forEach(this::chain);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void defaults(Defaults defaults) {
        json.writeObjectPropertyStart("defaults");
        defaults.strategy().ifPresent(strategy -> json.writeStringProperty("strategy", Words.of(strategy)));
        defaults.workers().ifPresent(workers -> json.writeNumberProperty("workers", workers));
        text("agent", defaults.agent());
        text("onConflict", defaults.onConflict());
        limits(defaults.timeout(), defaults.retries());
        if (!defaults.gates().isEmpty()) {
            json.writeArrayPropertyStart("gates");
            defaults.gates().forEach(json::writeString);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void limits(Optional<Duration> timeout, Optional<Integer> retries) {
        timeout.ifPresent(time -> JsonOutput.number(json, "timeoutMinutes", time.toMillis() / MILLIS_PER_MINUTE));
        retries.ifPresent(count -> json.writeNumberProperty("retries", count));
    }

    private void phase(Phase phase) {
        json.writeStartObject();
        json.writeStringProperty("id", phase.id().value());
        json.writeStringProperty("title", phase.title());
        phase.dependencies().ifPresent(list -> rules.references("dependencies", list));
        text("objective", phase.objective());
        text("testing", phase.testing());
        rules.write(phase.rules());
        json.writeEndObject();
    }

    private void task(Task task) {
        json.writeStartObject();
        json.writeStringProperty("id", task.id().value());
        json.writeStringProperty("title", task.title());
        task.phase().ifPresent(phase -> json.writeStringProperty("phase", phase.value()));
        if (task.status() != PlanStatus.PENDING) {
            json.writeStringProperty("status", Words.of(task.status()));
        }
        if (task.priority() != Priority.MEDIUM) {
            json.writeStringProperty("priority", Words.of(task.priority()));
        }
        order(task);
        if (!task.claims().isEmpty()) {
            json.writeArrayPropertyStart("claims");
            task.claims().forEach(this::claim);
            json.writeEndArray();
        }
        texts("files", task.files());
        task.estimate().ifPresent(estimate -> {
            json.writeObjectPropertyStart("estimateMinutes");
            JsonOutput.number(json, "low", estimate.lowMinutes());
            JsonOutput.number(json, "high", estimate.highMinutes());
            json.writeEndObject();
        });
        settings(task.settings());
        rules.checklist(task.checklist());
        text("body", task.body());
        json.writeEndObject();
    }

    private void order(Task task) {
        task.dependencies().ifPresent(list -> rules.references("dependencies", list));
        if (!task.order().softAfter().isEmpty()) {
            rules.references("softAfter", task.order().softAfter());
        }
        if (!task.order().onFailureOf().isEmpty()) {
            rules.references("onFailureOf", task.order().onFailureOf());
        }
        if (task.order().parallel()) {
            json.writeBooleanProperty("parallel", true);
        }
    }

    private void claim(ClaimSpec claim) {
        json.writeStartObject();
        json.writeStringProperty("mode", Words.of(claim.mode()));
        json.writeStringProperty("resource", claim.resource());
        json.writeBooleanProperty("inferred", claim.inferred());
        json.writeEndObject();
    }

    private void settings(TaskSettings settings) {
        settings.command().ifPresent(rules::command);
        text("gate", settings.gate());
        text("agent", settings.agent());
        limits(settings.timeout(), settings.retries());
        if (settings.changesNone()) {
            json.writeStringProperty("changes", "none");
        }
    }

    private void group(Group group) {
        json.writeStartObject();
        json.writeStringProperty("id", group.id().value());
        json.writeStringProperty("title", group.title());
        texts("members", group.members().stream().map(TaskId::value).toList());
        json.writeEndObject();
    }

    private void chain(Chain chain) {
        json.writeStartObject();
        texts("tasks", chain.tasks().stream().map(TaskId::value).toList());
        json.writeEndObject();
    }

    private void texts(String name, List<String> texts) {
        if (!texts.isEmpty()) {
            json.writeArrayPropertyStart(name);
            texts.forEach(json::writeString);
            json.writeEndArray();
        }
    }

    private void text(String name, Optional<String> value) {
        value.ifPresent(text -> json.writeStringProperty(name, text));
    }

    private void text(String name, String value) {
        if (!value.isEmpty()) {
            json.writeStringProperty(name, value);
        }
    }
}
