package dev.stretto.format.sageindex;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.draft.Draft;
import dev.stretto.format.draft.Nesting;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.json.JsonFields;
import dev.stretto.format.json.JsonId;
import dev.stretto.format.json.JsonValue;
import dev.stretto.format.json.UnknownFields;
import dev.stretto.format.text.BodyText;
import dev.stretto.format.text.IdList;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.PlanStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** From the tickets of an index to drafts, children inside their parents. */
final class Tickets {

    private static final Set<String> KNOWN = Set.of(
            ("id title type validation_type state priority parent children dependencies blocks blockedBy relatedTo "
                            + "discoveredFrom tasks docs git created updated completed_at started_at description summary notes "
                            + "acceptanceCriteria estimate sprint validation_config state_history components inferred_from "
                            + "labels assignee")
                    .split(" "));

    private final List<Ticket> tickets;
    private final Nesting nesting;
    private final Blocks blocks;
    private final ReadOptions options;
    private final Diagnostics diagnostics;

    private Tickets(List<Ticket> tickets, ReadOptions options, Diagnostics diagnostics) {
        this.tickets = tickets;
        this.options = options;
        this.diagnostics = diagnostics;
        this.nesting = Parents.of(tickets, diagnostics);
        this.blocks = Blocks.of(tickets, diagnostics);
    }

    /** Takes the tickets of an index up. */
    static Tickets of(JsonFields index, ReadOptions options, Diagnostics diagnostics) {
        List<Ticket> tickets = new ArrayList<>();
        UnknownFields unknown = new UnknownFields(KNOWN);
        for (JsonFields one : index.objects("tickets", Severity.ERROR)) {
            unknown.look(one.object());
            one.id("id").ifPresent(id -> tickets.add(new Ticket(id, one)));
        }
        unknown.report(diagnostics);
        return new Tickets(tickets, options, diagnostics);
    }

    /** What a ticket's parent gives it. */
    private record Around(PlanStatus status, String context) {
        static final Around NOTHING = new Around(PlanStatus.PENDING, "");
    }

    /** The tickets that are part of no other, with their children. */
    List<Draft> drafts() {
        return nesting.roots().stream()
                .map(ticket -> draft(ticket, Around.NOTHING))
                .toList();
    }

    private Draft draft(int at, Around around) {
        Ticket ticket = tickets.get(at);
        JsonFields fields = ticket.fields();
        String id = ticket.id().value();
        PlanStatus own = SageIndexReader.STATE.read(fields, diagnostics).orElse(PlanStatus.PENDING);
        PlanStatus status = Nesting.status(own, around.status());
        BodyText body = new BodyText()
                .files(ticket.title())
                .prose(fields.text("description"))
                .prose(fields.prose("summary"))
                .section("Acceptance criteria", fields.prose("acceptanceCriteria"))
                .section("Documents", documents(fields))
                .section("Notes", fields.prose("notes"))
                .section("Context", around.context());
        List<Draft> members = new ArrayList<>();
        if (!nesting.members(at).isEmpty()) {
            Around inner = new Around(status, BodyText.context(id, ticket.title(), fields.text("description")));
            nesting.members(at).forEach(member -> members.add(draft(member, inner)));
        }
        return new Draft(
                id,
                ticket.title(),
                body.toString(),
                status,
                notes(at, body, !members.isEmpty()),
                checklist(fields, diagnostics),
                members,
                SageIndexReader.STATE.tick(fields, status, options),
                fields.position());
    }

    private Notes notes(int at, BodyText body, boolean group) {
        JsonFields fields = tickets.get(at).fields();
        Notes notes = new Notes();
        notes.priority = fields.priority("priority").orElse(null);
        notes.estimate = group ? null : estimate(fields).orElse(null);
        dependencies(fields, "dependencies", at, notes);
        dependencies(fields, "blockedBy", at, notes);
        List<IdList.Item> blockers = blocks.before(tickets.get(at));
        if (!blockers.isEmpty()) {
            notes.dependsOn(nesting.waitsFor(at, blockers));
        }
        notes.files.addAll(body.files());
        return notes;
    }

    private void dependencies(JsonFields fields, String list, int at, Notes notes) {
        fields.ids(list)
                .ifPresent(ids -> notes.dependsOn(
                        nesting.waitsFor(at, ids.stream().map(JsonId::reference).toList())));
    }

    /** An estimate stands alone or among story points, which say nothing of time. */
    private static Optional<Estimate> estimate(JsonFields fields) {
        return fields.object().object("estimate").isPresent()
                ? fields.child("estimate").flatMap(estimate -> estimate.estimate("hours", "h"))
                : fields.estimate("estimate", "h");
    }

    private static String documents(JsonFields fields) {
        return fields.child("docs")
                .map(docs -> docs.object().fields().entrySet().stream()
                        .filter(entry -> entry.getValue() instanceof JsonValue.Text)
                        .map(entry -> "- " + entry.getKey() + ": " + docs.line(entry.getKey()))
                        .collect(Collectors.joining("\n")))
                .orElse("");
    }

    /** The steps inside a ticket: objects with a status each, or bare texts. */
    private static List<ChecklistItem> checklist(JsonFields fields, Diagnostics diagnostics) {
        List<ChecklistItem> items = new ArrayList<>();
        for (JsonValue value : fields.object().list("tasks")) {
            if (value instanceof JsonValue.Obj object) {
                JsonFields step = new JsonFields(object, diagnostics);
                String description = step.line("description");
                items.add(new ChecklistItem(description.isEmpty() ? step.line("title") : description, done(step)));
            } else {
                value.scalar().ifPresent(words -> items.add(new ChecklistItem(words, false)));
            }
        }
        return items.stream().filter(item -> !item.text().isBlank()).toList();
    }

    private static boolean done(JsonFields step) {
        return SageIndexReader.STATE.words().status(step.text("status")).equals(Optional.of(PlanStatus.COMPLETED));
    }
}
