package dev.stretto.format.plainjson;

import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.Command;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.PhaseRules;
import dev.stretto.plan.PipelineStart;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Verify;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes how a phase is to run, and what plans and tasks have in common with it. */
record RulesWriting(JsonGenerator json) {

    void write(PhaseRules rules) {
        rules.strategy().ifPresent(strategy -> json.writeStringProperty("strategy", Words.of(strategy)));
        if (rules.parallel()) {
            json.writeBooleanProperty("parallel", true);
        }
        if (!rules.parallelWith().isEmpty()) {
            references("parallelWith", rules.parallelWith());
        }
        rules.pipelineStart().ifPresent(start -> {
            json.writeObjectPropertyStart("pipelineStart");
            switch (start) {
                case PipelineStart.AfterTasks(List<Reference> tasks, var _) -> references("tasks", tasks);
                case PipelineStart.AtPercent(int percent, PhaseId phase, var _) -> {
                    json.writeNumberProperty("percent", percent);
                    json.writeStringProperty("phase", phase.value());
                }
            }
            json.writeEndObject();
        });
        rules.verify().ifPresent(this::verify);
    }

    private void verify(Verify verify) {
        json.writeObjectPropertyStart("verify");
        verify.command().ifPresent(this::command);
        if (verify.background()) {
            json.writeBooleanProperty("background", true);
        }
        verify.onFailure().ifPresent(what -> json.writeStringProperty("onFailure", Words.of(what)));
        checklist(verify.checklist());
        json.writeEndObject();
    }

    void command(Command command) {
        json.writeObjectPropertyStart("command");
        json.writeStringProperty("script", command.script());
        json.writeBooleanProperty("block", command.block());
        json.writeEndObject();
    }

    void checklist(List<ChecklistItem> checklist) {
        if (checklist.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("checklist");
        checklist.forEach(item -> {
            json.writeStartObject();
            json.writeStringProperty("text", item.text());
            json.writeBooleanProperty("done", item.done());
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    void references(String name, List<Reference> references) {
        json.writeArrayPropertyStart(name);
        references.forEach(reference -> json.writeString(reference.id()));
        json.writeEndArray();
    }
}
