package dev.stretto.format.beads;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.draft.Draft;
import dev.stretto.format.draft.Nesting;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.json.JsonFields;
import dev.stretto.format.json.JsonId;
import dev.stretto.format.json.UnknownFields;
import dev.stretto.format.text.BodyText;
import dev.stretto.format.text.IdList;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PlanStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** From the issues of a file to drafts, children inside their parents. */
final class Issues {

    /** The fields that the tool itself writes, also those that say nothing of how to work on an issue. */
    private static final Set<String> KNOWN = Set.of(
            ("_type id title description design acceptance_criteria notes spec_id status priority issue_type assignee owner "
                            + "estimated_minutes created_at created_by updated_at started_at closed_at close_reason "
                            + "closed_by_session due_at defer_until external_ref source_system metadata compaction_level "
                            + "compacted_at compacted_at_commit original_size source_repo labels dependencies comments sender "
                            + "ephemeral no_history wisp_type pinned is_template bonded_from await_type await_id timeout waiters "
                            + "source_formula source_location mol_type work_type event_kind actor target payload parent "
                            + "dependency_count dependent_count comment_count deleted_at deleted_by delete_reason original_type "
                            + "content_hash epic_total_children epic_closed_children epic_closeable")
                    .split(" "));

    private final List<Issue> issues = new ArrayList<>();
    private final List<Links> links = new ArrayList<>();
    private final Set<String> gone = new HashSet<>();
    private final Nesting nesting;
    private final ReadOptions options;
    private final Diagnostics diagnostics;

    Issues(List<Issue> all, ReadOptions options, Diagnostics diagnostics) {
        this.options = options;
        this.diagnostics = diagnostics;
        UnknownFields unknown = new UnknownFields(KNOWN);
        for (Issue issue : all) {
            if (issue.deleted() || issue.isNoWork()) {
                gone.add(issue.id().value());
            } else {
                issues.add(issue);
                links.add(Links.of(issue, diagnostics));
                unknown.look(issue.fields().object());
            }
        }
        unknown.report(diagnostics);
        // An issue that came back after it was deleted is there twice.
        issues.forEach(issue -> gone.remove(issue.id().value()));
        nesting = nesting();
    }

    private Nesting nesting() {
        List<Nesting.Entry> entries = new ArrayList<>(issues.size());
        for (int at = 0; at < issues.size(); at++) {
            entries.add(new Nesting.Entry(
                    issues.get(at).id().value(), links.get(at).parent().filter(parent -> !gone.contains(parent.id()))));
        }
        return Nesting.of(entries, diagnostics);
    }

    /** What an issue's parent gives it. */
    private record Around(PlanStatus status, String context) {
        static final Around NOTHING = new Around(PlanStatus.PENDING, "");
    }

    /** The issues that are part of no other, with their children. */
    List<Draft> drafts() {
        return nesting.roots().stream()
                .map(issue -> draft(issue, Around.NOTHING))
                .toList();
    }

    private Draft draft(int at, Around around) {
        Issue issue = issues.get(at);
        JsonFields fields = issue.fields();
        String id = issue.id().value();
        String line = fields.line("title");
        String title = line.isEmpty() ? id : line;
        PlanStatus status = status(at, around);
        BodyText body = new BodyText()
                .files(title)
                .prose(fields.text("description"))
                .prose(fields.text("design"))
                .boxes("Acceptance criteria", fields.text("acceptance_criteria"))
                .section("Notes", fields.text("notes"))
                .section("Context", around.context());
        List<Draft> members = new ArrayList<>();
        if (!nesting.members(at).isEmpty()) {
            remarkIfNoEpic(issue);
            String context = BodyText.context(id, title, fields.text("description"));
            Around inner = new Around(status, context);
            nesting.members(at).forEach(member -> members.add(draft(member, inner)));
        }
        return new Draft(
                id,
                title,
                body.toString(),
                status,
                notes(at, body, !members.isEmpty()),
                body.checklist(),
                members,
                BeadsReader.STATUS.tick(fields, status, options),
                fields.position());
    }

    private Notes notes(int at, BodyText body, boolean group) {
        Issue issue = issues.get(at);
        Links link = links.get(at);
        JsonFields fields = issue.fields();
        Notes notes = new Notes();
        notes.files.addAll(body.files());
        notes.priority = fields.priority("priority").orElse(null);
        notes.estimate =
                group ? null : fields.estimate("estimated_minutes", "m").orElse(null);
        notes.dependsOn(kept(link.after(), at));
        notes.onFailureOf.addAll(kept(link.onFailureOf(), at));
        if (fields.has("defer_until") && !group) {
            diagnostics.info(
                    DiagnosticCode.IGNORED_ANNOTATION,
                    fields.position("defer_until"),
                    issue.id().value() + " is put off until a date, which is not looked at",
                    "mark it as deferred if it is not to be worked on yet");
        }
        BeadsReader.STATUS.warnIfBlockedByNothing(
                fields,
                issue.id().value(),
                !link.after().isEmpty() || !link.external().isEmpty(),
                diagnostics);
        return notes;
    }

    private PlanStatus status(int at, Around around) {
        Issue issue = issues.get(at);
        PlanStatus own = BeadsReader.STATUS.read(issue.fields(), diagnostics).orElse(PlanStatus.PENDING);
        boolean done = own == PlanStatus.COMPLETED || own == PlanStatus.SKIPPED;
        if (!done && issue.type().equals("gate")) {
            diagnostics.info(
                    DiagnosticCode.INFERRED,
                    issue.fields().position(),
                    issue.id().value() + " is a gate that only a person or an event outside can open, and so deferred",
                    "close it when that has happened");
            own = PlanStatus.DEFERRED;
        }
        if (!done && !links.get(at).external().isEmpty()) {
            JsonId external = links.get(at).external().getFirst();
            diagnostics.warning(
                    DiagnosticCode.INFERRED,
                    external.position(),
                    issue.id().value() + " waits for " + external.value()
                            + " in another project, which cannot be seen from here, and so counts as deferred",
                    "remove the dependency when that is done, or name the task to run it");
            own = PlanStatus.DEFERRED;
        }
        return Nesting.status(own, around.status());
    }

    private void remarkIfNoEpic(Issue issue) {
        if (!issue.type().equals("epic") && !issue.type().isEmpty()) {
            diagnostics.info(
                    DiagnosticCode.INFERRED,
                    issue.fields().position(),
                    issue.id().value() + " has children, so it is read as their group and not run itself",
                    "put what is to be done beside the children into an issue of its own");
        }
    }

    /** What an issue waits for, without deleted issues and those that are no work: nobody will ever close them. */
    private List<IdList.Item> kept(List<JsonId> named, int at) {
        List<IdList.Item> kept = new ArrayList<>(named.size());
        for (JsonId other : named) {
            if (gone.contains(other.value())) {
                diagnostics.info(
                        DiagnosticCode.IGNORED_ANNOTATION,
                        other.position(),
                        other.value() + " was deleted or is no work, so "
                                + issues.get(at).id().value() + " does not wait for it",
                        "remove the dependency: it says nothing");
            } else {
                kept.add(other.reference());
            }
        }
        return nesting.waitsFor(at, kept);
    }
}
