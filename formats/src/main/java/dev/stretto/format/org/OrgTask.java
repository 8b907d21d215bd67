package dev.stretto.format.org;

import static dev.stretto.format.Diagnostics.quote;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.Edit;
import dev.stretto.format.PlanSource;
import dev.stretto.format.Tick;
import dev.stretto.format.draft.Draft;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.text.Durations;
import dev.stretto.format.text.FileReferences;
import dev.stretto.format.text.IdList;
import dev.stretto.format.text.Mark;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A task while its lines are read. */
final class OrgTask {

    private static final Pattern HEAD = Pattern.compile(
            "(?:Task|TASK)\\s{1,3}([A-Za-z]{0,10}-?[0-9]{1,9}(?:\\.[0-9]{1,9}){0,9}[A-Za-z]?)\\s{0,3}[:.–—-]?\\s{0,3}"
                    + "|([0-9]{1,9}(?:\\.[0-9]{1,9}){1,9}[A-Za-z]?|[A-Z]{1,10}-?[0-9]{1,9})[:.)]?\\s{1,3}");
    private static final Pattern ITEM = Pattern.compile("\\s{0,40}[-+*]\\s{1,4}(.*)");
    private static final Pattern CODE = Pattern.compile("[~=]([^~=\\s]{1,300})[~=]");
    private static final Pattern CLOCK = Pattern.compile("([0-9]{1,4}):([0-5][0-9])");

    private final OrgHeading heading;
    private final String id;
    private final String title;
    private final Keywords keywords;
    private final boolean ticks;
    private final Diagnostics diagnostics;
    private final Notes notes = new Notes();
    private final StringBuilder body = new StringBuilder();
    private final List<ChecklistItem> checklist = new ArrayList<>();
    private final List<Draft> members = new ArrayList<>();
    private @Nullable List<IdList.Item> marked;
    private boolean filesFollow;

    private OrgTask(
            OrgHeading heading, Matcher head, Marks marks, Keywords keywords, boolean ticks, Diagnostics diagnostics) {
        this.heading = heading;
        this.id = head.group(1) == null ? head.group(2) : head.group(1);
        this.title = marks.title().isEmpty() ? id : marks.title();
        this.keywords = keywords;
        this.ticks = ticks;
        this.diagnostics = diagnostics;
        notes.priority = priority(heading.priority());
        notes.softAfter.addAll(marks.soft());
        marks.dependencies().ifPresent(list -> {
            marked = list;
            notes.dependsOn(list);
        });
    }

    /** The task that a heading with a keyword and an id is. */
    static Optional<OrgTask> of(
            OrgHeading heading, Keywords keywords, boolean ticks, Reversed reversed, Diagnostics diagnostics) {
        Matcher head = HEAD.matcher(heading.text().text());
        if (heading.status().isEmpty() || !head.lookingAt()) {
            return Optional.empty();
        }
        Marks marks = Marks.of(heading.text(), head.end(), diagnostics);
        OrgTask task = new OrgTask(heading, head, marks, keywords, ticks, diagnostics);
        reversed.add(task.id, marks.blocks());
        return Optional.of(task);
    }

    int level() {
        return heading.level();
    }

    /** Adds a task that stands below it. */
    void add(Draft member) {
        members.add(member);
    }

    /** A heading below it that is no task. */
    void heading(OrgHeading below) {
        String text = below.text().text();
        filesFollow = text.toLowerCase(Locale.ROOT).startsWith("files");
        verbatim(text);
    }

    /** Text that is only passed on. */
    void verbatim(String text) {
        if (!text.isBlank()) {
            body.append(body.isEmpty() ? "" : "\n").append(text.stripTrailing());
        }
    }

    /** A line below its heading. */
    void line(PlanSource source, int line) {
        Optional<Property> property = Property.of(source, line);
        String text = source.line(line);
        if (property.isPresent()) {
            property(property.get());
        } else if (!text.startsWith("CLOSED:") && !text.startsWith("SCHEDULED:") && !text.startsWith("DEADLINE:")) {
            text(text);
        }
    }

    private void text(String text) {
        Matcher code = CODE.matcher(text);
        while (code.find()) {
            if (FileReferences.isPath(code.group(1))) {
                notes.files.add(code.group(1));
                if (filesFollow) {
                    notes.changed.add(code.group(1));
                }
            }
        }
        Matcher item = ITEM.matcher(text);
        Optional<Mark> box = item.matches() ? Mark.of(item.group(1)) : Optional.empty();
        if (box.isPresent()) {
            String words = item.group(1).substring(box.get().end()).strip();
            checklist.add(new ChecklistItem(words, box.get().status() == PlanStatus.COMPLETED));
        } else {
            verbatim(text);
        }
    }

    private void property(Property property) {
        switch (property.name().toLowerCase(Locale.ROOT)) {
            case "deps", "depends", "dependencies" -> dependencies(property);
            case "effort", "estimate" -> effort(property);
            default -> {
                // Ids, dates and progress say nothing that the heading does not.
            }
        }
    }

    /** The drawer says the same as the heading, or says it alone; where they differ, both count. */
    private void dependencies(Property property) {
        IdList drawer = property.ids();
        if (marked == null) {
            notes.dependsOn(drawer);
            return;
        }
        List<String> inHeading = marked.stream().map(IdList.Item::id).toList();
        List<IdList.Item> further = drawer.items().stream()
                .filter(item -> !inHeading.contains(item.id()))
                .toList();
        if (!further.isEmpty() || drawer.items().size() != marked.size()) {
            diagnostics.warning(
                    DiagnosticCode.AMBIGUOUS_DEPENDENCY,
                    property.at(),
                    "the drawer of " + id + " names other dependencies than its heading; it waits for all of them",
                    "make :DEPS: and [D:] agree");
            notes.dependsOn(further);
        }
    }

    private void effort(Property property) {
        Matcher clock = CLOCK.matcher(property.value());
        Optional<Estimate> estimate = clock.matches()
                ? Optional.of(minutes(60.0 * Integer.parseInt(clock.group(1)) + Integer.parseInt(clock.group(2))))
                : Durations.estimate(property.value());
        if (estimate.isEmpty()) {
            diagnostics.warning(
                    DiagnosticCode.BAD_ESTIMATE,
                    property.at(),
                    quote(property.value()) + " is no effort, so the task counts as having none",
                    "write 1:30, 2h or 30-60 min");
        }
        notes.estimate = estimate.orElse(null);
    }

    private static Estimate minutes(double minutes) {
        return new Estimate(minutes, minutes);
    }

    private static @Nullable Priority priority(String cookie) {
        return switch (cookie) {
            case "A" -> Priority.HIGH;
            case "B" -> Priority.MEDIUM;
            case "C" -> Priority.LOW;
            default -> null;
        };
    }

    Draft draft() {
        PlanStatus status = heading.status().orElse(PlanStatus.PENDING);
        return new Draft(
                id,
                title,
                body.toString(),
                status,
                notes,
                checklist,
                members,
                ticks ? Optional.of(new Tick(edits(status), Optional.empty())) : Optional.empty(),
                heading.text().position(0));
    }

    private List<Edit> edits(PlanStatus status) {
        return status == PlanStatus.COMPLETED
                ? List.of()
                : List.of(new Edit(heading.keywordAt(), heading.keyword().length(), keywords.done()));
    }
}
