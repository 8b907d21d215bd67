package dev.stretto.format.wfformat;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanSource;
import dev.stretto.format.draft.Claims;
import dev.stretto.format.json.JsonCursor;
import dev.stretto.format.json.JsonProblems;
import dev.stretto.format.json.JsonValue;
import dev.stretto.format.json.StrictFields;
import dev.stretto.format.wfformat.WfTask.Links;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.ClaimSpec.Mode;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks through an instance and gathers its tasks, one at a time. Versions of the format differ in where things stand, never in
 * what they are called in one place, so that a reader of all of them need not ask for the version.
 */
final class WfReading {

    private final PlanSource source;
    private final Diagnostics diagnostics;
    private final JsonProblems problems;
    private final Map<String, WfTask> byId = new LinkedHashMap<>();
    private final List<WfTask> described = new ArrayList<>();
    private Optional<String> title = Optional.empty();
    private int filesOutside;
    private int firstOutside;

    WfReading(PlanSource source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
        this.problems = new JsonProblems(diagnostics);
    }

    /** The name of the instance, if it has one. */
    Optional<String> title() {
        return title;
    }

    /** Every task that is described, in the order of the text. */
    List<WfTask> tasks() {
        return described;
    }

    /** Takes in the outermost value. */
    void document(JsonCursor cursor) {
        if (!cursor.atObject()) {
            problems.bad(cursor.position(), "a workflow instance is an object", "begin it with {");
        }
        cursor.fields(name -> {
            switch (name) {
                case "name" ->
                    title = fields("instance", cursor.value(), "name").line("name");
                case "workflow" -> cursor.fields(part -> workflow(part, cursor));
                default -> {}
            }
        });
        reportOutside();
    }

    private void workflow(String part, JsonCursor cursor) {
        switch (part) {
            case "specification" ->
                cursor.fields(name -> {
                    if (name.equals("tasks")) {
                        tasks(cursor, true, false);
                    }
                });
            case "execution" ->
                cursor.fields(name -> {
                    if (name.equals("tasks")) {
                        tasks(cursor, false, true);
                    }
                });
            // Until version 1.4 all of a task stood in one place.
            case "tasks", "jobs" -> tasks(cursor, true, true);
            default -> {}
        }
    }

    private void tasks(JsonCursor cursor, boolean describing, boolean executing) {
        if (!cursor.atList()) {
            problems.bad(cursor.position(), "“tasks” is a list", "write [ ]");
        }
        cursor.items(() -> problems.as(cursor.value(), JsonValue.Obj.class, "an object", "a task")
                .map(object -> new StrictFields(object, "task", problems))
                .ifPresent(fields -> task(fields, describing, executing)));
    }

    private void task(StrictFields fields, boolean describing, boolean executing) {
        Optional<String> id = fields.object().get("id").isPresent() ? fields.words("id") : fields.required("name");
        if (id.isEmpty()) {
            return;
        }
        WfTask task = named(id.get());
        if (describing) {
            describe(task, fields);
        }
        if (executing) {
            fields.number(fields.object().get("runtimeInSeconds").isPresent() ? "runtimeInSeconds" : "runtime")
                    .ifPresent(seconds -> runtime(task, seconds, fields));
        }
    }

    private WfTask named(String id) {
        return byId.computeIfAbsent(id, WfTask::new);
    }

    private void describe(WfTask task, StrictFields fields) {
        if (task.described()) {
            diagnostics.error(
                    DiagnosticCode.DUPLICATE_ID,
                    fields.object().position(),
                    "task " + Diagnostics.quote(task.id) + " is there already, on line "
                            + source.position(task.at).line() + " (" + source.position(task.at) + ")",
                    "give one of the two another id");
            return;
        }
        task.number = described.size();
        task.at = fields.object().span().start();
        task.name = fields.line("name").filter(name -> !name.isBlank()).orElse(task.id);
        // What is equal is kept once.
        task.name = task.name.equals(task.id) ? task.id : task.name;
        task.parents = links(fields, "parents");
        task.children = links(fields, "children");
        task.claims = claims(fields);
        described.add(task);
    }

    private Links links(StrictFields fields, String name) {
        List<Reference> references = fields.references(name).orElse(List.of());
        if (references.isEmpty()) {
            return Links.NONE;
        }
        WfTask[] tasks = new WfTask[references.size()];
        int[] offsets = new int[tasks.length];
        for (int link = 0; link < tasks.length; link++) {
            tasks[link] = named(references.get(link).id());
            offsets[link] = source.offset(references.get(link).position());
        }
        return new Links(tasks, offsets);
    }

    private void runtime(WfTask task, double seconds, StrictFields fields) {
        if (seconds >= 0 && seconds <= Integer.MAX_VALUE) {
            task.seconds = seconds;
        } else {
            diagnostics.warning(
                    DiagnosticCode.BAD_ESTIMATE,
                    fields.object().position(),
                    "task " + Diagnostics.quote(task.id) + " cannot have run for " + seconds
                            + " seconds, so it counts as having no estimate",
                    "correct its runtime");
        }
    }

    private List<ClaimSpec> claims(StrictFields fields) {
        Set<ClaimSpec> claims = new LinkedHashSet<>();
        fields.references("inputFiles").orElse(List.of()).forEach(file -> claim(Mode.READ, file, claims));
        fields.references("outputFiles").orElse(List.of()).forEach(file -> claim(Mode.WRITE, file, claims));
        // The way of older versions.
        for (StrictFields file : fields.objects("files")) {
            Optional<Mode> mode = file.word("link", WfReading::mode, "input, output");
            Optional<String> name = file.object().get("id").isPresent() ? file.words("id") : file.required("name");
            if (mode.isPresent() && name.isPresent()) {
                claim(mode.get(), new Reference(name.get(), file.object().position()), claims);
            }
        }
        return List.copyOf(claims);
    }

    private static Optional<Mode> mode(String link) {
        return switch (link) {
            case "input" -> Optional.of(Mode.READ);
            case "output" -> Optional.of(Mode.WRITE);
            default -> Optional.empty();
        };
    }

    private void claim(Mode mode, Reference file, Set<ClaimSpec> claims) {
        if (Claims.staysInside(file.id())) {
            claims.add(new ClaimSpec(mode, file.id(), false));
        } else if (filesOutside++ == 0) {
            firstOutside = source.offset(file.position());
        }
    }

    private void reportOutside() {
        if (filesOutside > 0) {
            diagnostics.info(
                    DiagnosticCode.IGNORED_ANNOTATION,
                    source.position(firstOutside),
                    filesOutside + " files, of which this is the first, lie outside the repository and are not claimed",
                    "name them by paths below the folder the tasks run in");
        }
    }

    private StrictFields fields(String what, JsonValue value, String name) {
        return new StrictFields(new JsonValue.Obj(Map.of(name, value), value.span()), what, problems);
    }
}
