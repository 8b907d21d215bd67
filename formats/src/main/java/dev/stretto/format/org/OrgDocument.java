package dev.stretto.format.org;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.draft.Draft;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.draft.PlanDraft;
import dev.stretto.format.draft.SectionDraft;
import dev.stretto.format.draft.SectionDraft.PhaseHeading;
import dev.stretto.plan.Defaults;
import dev.stretto.plan.DiagnosticCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A document line by line: its phases, the tasks in them, and what stands below each heading. */
final class OrgDocument {

    private static final Pattern PHASE = Pattern.compile(
            "(?:Phase|PHASE)\\s{1,3}([0-9]{1,6}(?:\\.[0-9]{1,6}){0,3}[A-Za-z]?)\\s{0,3}[:.–—-]?\\s{0,3}");
    private static final Pattern TITLE = Pattern.compile("#\\+TITLE:\\s*(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern BLOCK = Pattern.compile("\\s{0,40}#\\+BEGIN[_:].*", Pattern.CASE_INSENSITIVE);
    private static final Pattern BLOCK_END = Pattern.compile("\\s{0,40}#\\+END[_:].*", Pattern.CASE_INSENSITIVE);

    private final PlanSource source;
    private final boolean ticks;
    private final Diagnostics diagnostics;
    private final Keywords keywords;
    private final Reversed reversed = new Reversed();
    private final List<SectionDraft> sections = new ArrayList<>();

    /** The tasks that are open, the innermost first. */
    private final Deque<OrgTask> open = new ArrayDeque<>();

    private SectionDraft section = new SectionDraft(Optional.empty(), new Notes());
    private int sectionLevel;
    private String title = "";

    OrgDocument(PlanSource source, ReadOptions options, Diagnostics diagnostics) {
        this.source = source;
        this.ticks = options.ticks();
        this.diagnostics = diagnostics;
        this.keywords = Keywords.of(source);
        sections.add(section);
    }

    PlanDraft read() {
        boolean verbatim = false;
        for (int line = 1; line <= source.lineCount(); line++) {
            String text = source.line(line);
            if (verbatim) {
                verbatim = !BLOCK_END.matcher(text).matches();
                body(text);
            } else if (BLOCK.matcher(text).matches()) {
                verbatim = true;
                body(text);
            } else {
                line(line, text);
            }
        }
        close(0);
        reversed.apply(sections, diagnostics);
        List<SectionDraft> used = sections.stream()
                .filter(one -> one.heading.isPresent() || !one.items.isEmpty())
                .toList();
        return new PlanDraft(title.isEmpty() ? source.fileName() : title, used, List.of(), Defaults.NONE);
    }

    private void body(String text) {
        if (!open.isEmpty()) {
            open.peek().verbatim(text);
        }
    }

    private void line(int line, String text) {
        Optional<OrgHeading> heading = text.startsWith("*") ? OrgHeading.of(source, line, keywords) : Optional.empty();
        if (heading.isPresent()) {
            heading(heading.get());
            return;
        }
        Matcher titled = TITLE.matcher(text);
        if (titled.lookingAt() && title.isEmpty()) {
            title = titled.group(1).strip();
        } else if (!open.isEmpty()) {
            open.peek().line(source, line);
        } else if (section.heading.isPresent()) {
            phaseLine(line, text);
        }
    }

    private void heading(OrgHeading heading) {
        String text = heading.text().text();
        Matcher phase = PHASE.matcher(text);
        if (phase.lookingAt()) {
            close(0);
            phase(heading, phase);
            return;
        }
        if (section.heading.isPresent() && heading.level() <= sectionLevel) {
            close(0);
            begin(new SectionDraft(Optional.empty(), new Notes()), 0);
        }
        Optional<OrgTask> task = OrgTask.of(heading, keywords, ticks, reversed, diagnostics);
        if (task.isPresent()) {
            close(heading.level());
            open.push(task.get());
        } else {
            close(heading.level());
            if (open.isEmpty()) {
                remarkOnNameless(heading);
            } else {
                open.peek().heading(heading);
            }
        }
    }

    /** A heading with a keyword but without an id or “Task” is left out, so it is said. */
    private void remarkOnNameless(OrgHeading heading) {
        if (heading.status().isPresent()) {
            diagnostics.warning(
                    DiagnosticCode.IGNORED_ANNOTATION,
                    heading.keywordAt(),
                    "this heading has a keyword but no id, so it is no task here",
                    "name it such as: TODO Task 1.1: Title, or give it an :ID: before its text");
        }
    }

    private void phase(OrgHeading heading, Matcher matcher) {
        Marks marks = Marks.of(heading.text(), matcher.end(), diagnostics);
        Notes notes = new Notes();
        marks.dependencies().ifPresent(notes::dependsOn);
        String name = marks.title().isEmpty() ? "Phase " + matcher.group(1) : marks.title();
        // A phase is as far as its tasks are: its keyword is only remarked on where they contradict it.
        Optional<PhaseHeading> start = Optional.of(new PhaseHeading(
                matcher.group(1), name, heading.status(), heading.text().position(0)));
        begin(new SectionDraft(start, notes), heading.level());
    }

    private void begin(SectionDraft next, int level) {
        section = next;
        sectionLevel = level;
        sections.add(next);
    }

    /** A property or a sentence of the phase itself. */
    private void phaseLine(int line, String text) {
        Optional<Property> property = Property.of(source, line);
        if (property.isEmpty()) {
            if (!text.isBlank() && section.items.isEmpty() && !text.startsWith("CLOSED:") && !text.startsWith(":")) {
                section.objective.append(section.objective.isEmpty() ? "" : " ").append(text.strip());
            }
        } else if (property.get().name().toLowerCase(Locale.ROOT).equals("deps")
                && section.notes.dependencies == null) {
            section.notes.dependsOn(property.get().ids());
        }
    }

    /** Ends the tasks from a level on; each goes to the task around it, or to its phase. */
    private void close(int level) {
        while (!open.isEmpty() && open.peek().level() >= level) {
            Draft draft = open.pop().draft();
            if (open.isEmpty()) {
                section.items.add(draft);
            } else {
                open.peek().add(draft);
            }
        }
    }
}
