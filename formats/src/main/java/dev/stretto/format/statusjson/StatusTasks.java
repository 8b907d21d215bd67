package dev.stretto.format.statusjson;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.draft.Draft;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.draft.PlanDraft;
import dev.stretto.format.draft.SectionDraft;
import dev.stretto.format.draft.SectionDraft.ChainDraft;
import dev.stretto.format.json.JsonFields;
import dev.stretto.format.json.JsonId;
import dev.stretto.format.json.UnknownFields;
import dev.stretto.format.text.BodyText;
import dev.stretto.format.text.IdList;
import dev.stretto.plan.Defaults;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PlanStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From the tasks of a file to the sections and chains of a plan. */
final class StatusTasks {

    static final String HINT =
            "add one: {\"tasks\": [{\"id\": \"1.1\", \"phase\": \"Phase 1: …\", \"description\": \"…\", \"status\": \"pending\"}]}";

    private static final Set<String> KNOWN = Set.of(
            ("id phase phaseName title description status priority dependencies dependents executionConstraints notes error "
                            + "lastError skipReason startedAt completedAt duration findings findingsPath line migrated "
                            + "retryCount verified")
                    .split(" "));

    private final JsonFields root;
    private final ReadOptions options;
    private final Diagnostics diagnostics;
    private final UnknownFields unknown = new UnknownFields(KNOWN);
    private final Phases phases = new Phases();
    private final Dependents dependents = new Dependents();
    private final Map<String, List<IdList.Item>> sequences = new LinkedHashMap<>();

    StatusTasks(JsonFields root, ReadOptions options, Diagnostics diagnostics) {
        this.root = root;
        this.options = options;
        this.diagnostics = diagnostics;
    }

    /** The plan of the file; empty, with an error, where it holds no tasks. */
    Optional<PlanDraft> plan(String file) {
        Optional<JsonFields> graph = root.child("dependencyGraph");
        for (JsonFields fields : root.objects("tasks", Severity.ERROR)) {
            unknown.look(fields.object());
            fields.id("id").ifPresent(id -> take(id, fields, graph));
        }
        List<SectionDraft> sections = phases.sections();
        if (sections.isEmpty()) {
            diagnostics.error(DiagnosticCode.NO_TASKS, root.position("tasks"), "this file holds no tasks", HINT);
            return Optional.empty();
        }
        unknown.report(diagnostics);
        dependents.check(diagnostics);
        String name = root.line("planName");
        return Optional.of(new PlanDraft(name.isEmpty() ? file : name, sections, chains(), Defaults.NONE));
    }

    private List<ChainDraft> chains() {
        return sequences.values().stream()
                .map(items -> new ChainDraft(items, items.getFirst().position()))
                .toList();
    }

    private void take(JsonId id, JsonFields fields, Optional<JsonFields> graph) {
        Description description = Description.of(fields, id.value());
        Notes notes = new Notes();
        notes.priority = fields.priority("priority").orElse(null);
        Optional<List<IdList.Item>> stated = ids(fields, "dependencies")
                .or(() -> graph.flatMap(all -> all.object().object(id.value()))
                        .flatMap(node -> ids(new JsonFields(node, diagnostics), "dependencies")))
                .or(() -> inText(description, id));
        stated.ifPresent(notes::dependsOn);
        dependents.add(id.value(), stated.orElse(List.of()), fields.ids("dependents"));
        fields.child("executionConstraints").ifPresent(constraints -> sequence(id, constraints));
        PlanStatus status = StatusJsonReader.STATUS.read(fields, diagnostics).orElse(PlanStatus.PENDING);
        BodyText body = body(fields, description.title());
        notes.files.addAll(body.files());
        phases.add(
                fields,
                new Draft(
                        id.value(),
                        description.title(),
                        body.toString(),
                        status,
                        notes,
                        body.checklist(),
                        List.of(),
                        StatusJsonReader.STATUS.tick(fields, status, options),
                        fields.position()));
    }

    private static Optional<List<IdList.Item>> ids(JsonFields fields, String list) {
        return fields.ids(list).map(ids -> ids.stream().map(JsonId::reference).toList());
    }

    /** Where no list says it, the text of the Markdown plan, which is repeated here, may. */
    private Optional<List<IdList.Item>> inText(Description description, JsonId id) {
        description
                .dependencies()
                .ifPresent(list -> diagnostics.info(
                        DiagnosticCode.INFERRED,
                        id.position(),
                        id.value() + " has no list of dependencies; they are taken from its description",
                        "let the tool write the list, or add \"dependencies\""));
        return description.dependencies().map(IdList::items);
    }

    private void sequence(JsonId id, JsonFields constraints) {
        String group = constraints.line("sequentialGroup");
        boolean sequential = !constraints.has("sequential") || constraints.flag("sequential");
        if (sequential && !group.isEmpty()) {
            sequences.computeIfAbsent(group, _ -> new ArrayList<>()).add(id.reference());
        } else if (sequential && constraints.has("sequential")) {
            diagnostics.warning(
                    DiagnosticCode.IGNORED_ANNOTATION,
                    constraints.position("sequential"),
                    id.value() + " is to run apart from others, but not from which",
                    "add a \"sequentialGroup\" that the others name too");
        }
    }

    private static BodyText body(JsonFields fields, String title) {
        return new BodyText()
                .files(title)
                .section(
                        "Constraint",
                        fields.child("executionConstraints")
                                .map(constraints -> constraints.line("reason"))
                                .orElse(""))
                .section("Notes", noted(fields, "notes"))
                .section("Error", noted(fields, "error"));
    }

    /** Some files hold true where a note should stand, which is no more than none. */
    private static String noted(JsonFields fields, String name) {
        return fields.object().string(name);
    }
}
