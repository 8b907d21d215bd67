package dev.stretto.format.json;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.Edit;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.StatusWords;
import dev.stretto.format.Tick;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PlanStatus;
import java.util.List;
import java.util.Optional;

/**
 * The field in which a format notes how far a task is.
 *
 * @param name the field
 * @param done the word for a completed task
 * @param words what its words say
 */
public record StatusField(String name, String done, StatusWords words) {

    /** What the field says; empty where it is missing. A word without a meaning is remarked on and counts as pending. */
    public Optional<PlanStatus> read(JsonFields fields, Diagnostics diagnostics) {
        Optional<JsonValue> value = fields.object().get(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<PlanStatus> status =
                value.get() instanceof JsonValue.Text text ? words.status(text.value()) : Optional.<PlanStatus>empty();
        if (status.isEmpty()) {
            diagnostics.warning(
                    DiagnosticCode.BAD_VALUE,
                    value.get().position(),
                    JsonFields.shown(value.get()) + " is no status that this format knows, so it counts as pending",
                    "write one of: " + String.join(", ", words.words().keySet()));
        }
        return Optional.of(status.orElse(PlanStatus.PENDING));
    }

    /** Remarks on a task whose author says that something blocks it, but not what. */
    public void warnIfBlockedByNothing(JsonFields fields, String id, boolean names, Diagnostics diagnostics) {
        if (!names && words.status("blocked").isPresent() && isBlocked(fields)) {
            diagnostics.warning(
                    DiagnosticCode.IGNORED_ANNOTATION,
                    fields.position(name),
                    id + " is marked as blocked but depends on nothing, so nothing will hold it up",
                    "name what it depends on, or mark it as deferred");
        }
    }

    private boolean isBlocked(JsonFields fields) {
        return fields.object().string(name).strip().equalsIgnoreCase("blocked");
    }

    /**
     * How a task is marked as completed; empty where nobody asked, or where the field holds what is no single value.
     *
     * @param status what the task counts as now
     */
    public Optional<Tick> tick(JsonFields fields, PlanStatus status, ReadOptions options) {
        if (!options.ticks()) {
            return Optional.empty();
        }
        if (status == PlanStatus.COMPLETED) {
            return Optional.of(new Tick(List.of(), Optional.empty()));
        }
        String json = "\"" + done + "\"";
        JsonValue value = fields.object().fields().get(name);
        Optional<Edit> edit = value == null
                ? ObjectStyle.insertion(fields.object(), name, json)
                : value instanceof JsonValue.Obj || value instanceof JsonValue.Arr
                        ? Optional.empty()
                        : Optional.of(value.replacedBy(json));
        return edit.map(change -> new Tick(List.of(change), Optional.empty()));
    }
}
