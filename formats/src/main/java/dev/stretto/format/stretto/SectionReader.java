package dev.stretto.format.stretto;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.draft.SectionDraft;
import dev.stretto.format.draft.SectionDraft.PhaseHeading;
import dev.stretto.format.markdown.Block;
import dev.stretto.format.markdown.LostBoxes;
import dev.stretto.format.stated.StatedReader;
import dev.stretto.format.text.Durations;
import dev.stretto.format.text.ListText;
import dev.stretto.format.text.Mark;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.ClaimSpec.Mode;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Position;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one phase, or a document that has none, from its blocks. */
final class SectionReader implements Surroundings {

    private static final Pattern VERIFY = Pattern.compile("[*_]{0,3}(?:VERIFY|Verify Phase)\\b.*", Pattern.DOTALL);

    private final Diagnostics diagnostics;
    private final NotesReader notesReader;
    private final ItemReader items;
    private final ExecutionNotes executionNotes;
    private final SectionDraft section;
    private final StatedReader stated;

    /** What the heading above says that lists hold, and what the line above says, which counts for more. */
    private Topic headingTopic = Topic.TASKS;

    private @Nullable Topic lineTopic;

    /** The level of that heading; those below it are parts of its topic. */
    private int topicLevel;

    /** Where a label announces dependencies that have not come yet. */
    private @Nullable Position announcedDependencies;

    private enum Topic {
        TASKS,
        /** What is to be true in the end: boxes without an id are no work. */
        CRITERIA,
        TESTING,
        VERIFY,
        DEPENDENCIES,
        /** The files that the phase changes. */
        FILES
    }

    private SectionReader(Document document, Optional<PhaseHeading> heading, Notes notes) {
        this.diagnostics = document.diagnostics();
        this.notesReader = new NotesReader(diagnostics);
        this.items = new ItemReader(diagnostics, notesReader, document.boxes());
        this.executionNotes = document.executionNotes();
        this.section = new SectionDraft(heading, notes);
        this.stated = new StatedReader(heading.map(phase -> new PhaseId(phase.id())));
    }

    /**
     * Reads a section.
     *
     * @param heading the phase; empty for a document without phases
     * @param notes what its heading says
     */
    static SectionDraft read(Document document, Optional<PhaseHeading> heading, Notes notes, List<Block> blocks) {
        SectionReader reader = new SectionReader(document, heading, notes);
        blocks.forEach(reader::block);
        reader.requireDependencies();
        reader.warnOfUnnumbered();
        if (!reader.section.items.isEmpty()) {
            // Of a phase that is itself a task the same figures are its estimate.
            document.stated().add(reader.stated.statements());
        }
        return reader.section;
    }

    private void warnOfUnnumbered() {
        if (section.firstUnnumbered != null && !section.items.isEmpty()) {
            items.warnOfUnnumbered(section.firstUnnumbered, section.checklist.size());
        }
    }

    private void block(Block block) {
        if (!(block instanceof Block.Bullets)) {
            requireDependencies();
        }
        switch (block) {
            case Block.Heading heading -> {
                stated.heading(heading.text().text());
                heading(heading.level(), heading.text().text());
            }
            case Block.Prose prose -> {
                lineTopic = null;
                LostBoxes.warn(prose.text(), diagnostics);
                prose(prose.text(), "");
            }
            case Block.Bullets list -> list(list);
            case Block.Fence fence -> fence(fence);
            case Block.Other other -> items.other(other, this);
        }
    }

    private Topic topic() {
        return lineTopic == null ? headingTopic : lineTopic;
    }

    private void heading(int level, String title) {
        lineTopic = null;
        if (headingTopic != Topic.TASKS && level > topicLevel) {
            return;
        }
        topicLevel = level;
        String label = AnnotationKey.normal(title.replaceAll("[*_:]", ""));
        if (VERIFY.matcher(title).matches()) {
            headingTopic = Topic.VERIFY;
        } else if (label.equals("testing") || label.equals("tests")) {
            headingTopic = Topic.TESTING;
        } else {
            headingTopic = FieldLine.criteria(label) ? Topic.CRITERIA : Topic.TASKS;
            verbatim(title);
        }
    }

    private void list(Block.Bullets list) {
        switch (topic()) {
            case TASKS, FILES -> take(list, true);
            case CRITERIA, TESTING -> take(list, false);
            case DEPENDENCIES -> dependencyList(list);
            case VERIFY -> verifyList(list);
        }
    }

    private void take(Block.Bullets list, boolean unnumberedToo) {
        ItemReader.Found found = new ItemReader.Found();
        items.list(list, "", this, found);
        section.items.addAll(found.items);
        if (unnumberedToo) {
            section.checklist.addAll(found.checklist);
            section.boxEdits.addAll(found.boxEdits);
            section.firstUnnumbered = section.firstUnnumbered == null ? found.firstUnnumbered : section.firstUnnumbered;
        } else {
            found.checklist.forEach(item -> verbatim("- " + item.text()));
        }
    }

    private void dependencyList(Block.Bullets list) {
        lineTopic = null;
        if (list.items().stream().anyMatch(SectionReader::isBox)) {
            requireDependencies();
            list(list);
            return;
        }
        announcedDependencies = null;
        for (Block.Item item : list.items()) {
            item.text().ifPresent(span -> notesReader.dependencies(span, 0, span.firstLineEnd(), section.notes));
        }
    }

    /** What verifies a phase is no task of it. */
    private void verifyList(Block.Bullets list) {
        for (Block.Item item : list.items()) {
            if (isBox(item)) {
                ignored(item.position(), "boxes below VERIFY are not run yet", "make them tasks to have them run");
                return;
            }
        }
    }

    private static boolean isBox(Block.Item item) {
        return item.text().flatMap(span -> Mark.of(span.text())).isPresent();
    }

    @Override
    public Notes notes() {
        return section.notes;
    }

    @Override
    public void fence(Block.Fence fence) {
        boolean run = TaskText.marksRun(fence);
        if (topic() == Topic.VERIFY && run) {
            ignored(fence.position(), "the command of VERIFY is not run yet", "make it a task to have it run");
        } else if (topic() == Topic.TESTING) {
            String script = fence.literal().stripTrailing();
            section.testing = section.testing == null ? script : section.testing + "\n" + script;
        } else if (run) {
            notesReader.runBlock(fence.literal().stripTrailing(), fence.position(), section.notes);
        } else {
            verbatim(fence.raw().text());
        }
    }

    @Override
    public void verbatim(String text) {
        section.body.append(section.body.isEmpty() ? "" : "\n").append(text);
    }

    @Override
    public void prose(TextSpan span, String lead) {
        executionNotes.read(span);
        stated.prose(span);
        if (section.heading.isEmpty()) {
            labels(span);
            return;
        }
        boolean objective = false;
        for (int line = 0; line < span.lineCount(); line++) {
            String text = span.text().substring(span.lineStart(line), span.lineEnd(line));
            Optional<FieldLine> field = FieldLine.of(span, line);
            if (VERIFY.matcher(text).matches()) {
                lineTopic = Topic.VERIFY;
            } else if (field.isPresent() && known(span, field.get())) {
                objective = field.get().objective();
            } else if (objective) {
                section.objective.append(' ').append(text);
            } else {
                verbatim((line == 0 ? lead : " ".repeat(lead.length())) + text);
            }
        }
        annotationsOf(span);
    }

    /** Where there are no phases, lines only say what the list below them is. */
    private void labels(TextSpan span) {
        Optional<FieldLine> field = FieldLine.of(span, span.lineCount() - 1).filter(FieldLine::empty);
        if (VERIFY.matcher(span.text()).matches()) {
            lineTopic = Topic.VERIFY;
        } else if (field.isPresent()
                && (FieldLine.criteria(field.get().name()) || field.get().testing())) {
            lineTopic = Topic.CRITERIA;
        }
    }

    /** Takes in a line that says something of the phase; answers whether it did. */
    private boolean known(TextSpan span, FieldLine field) {
        String value = span.text().substring(field.valueStart(), field.valueEnd());
        if (field.dependencies() && field.empty()) {
            lineTopic = Topic.DEPENDENCIES;
            announcedDependencies = span.position(field.valueStart());
        } else if (field.dependencies()) {
            notesReader.dependencies(span, field.valueStart(), field.valueEnd(), section.notes);
        } else if (field.objective()) {
            section.objective.append(section.objective.isEmpty() ? "" : " ").append(value);
        } else if (field.testing() && field.empty()) {
            lineTopic = Topic.TESTING;
        } else if (field.empty() && FieldLine.criteria(field.name())) {
            lineTopic = Topic.CRITERIA;
            verbatim(field.name().replace('-', ' ') + ":");
        } else if (field.empty() && field.files()) {
            lineTopic = Topic.FILES;
            return false;
        } else if (field.empty() && field.tasks()) {
            lineTopic = Topic.TASKS;
        } else if (field.modifies()) {
            section.notes.writesStated = true;
            new ClaimReader(diagnostics).paths(Mode.WRITE, span, field.valueStart(), field.valueEnd(), section.notes);
        } else if (field.aboutOverlap()) {
            ignored(
                    span.position(field.valueStart()),
                    "“" + field.name() + "” is not used yet",
                    "state dependencies instead");
        } else if (field.estimate()
                && Durations.estimate(ListText.unquoted(value)).isPresent()) {
            section.notes.estimate =
                    Durations.estimate(ListText.unquoted(value)).orElseThrow();
        } else {
            return false;
        }
        return true;
    }

    private void requireDependencies() {
        if (announcedDependencies != null) {
            diagnostics.error(
                    DiagnosticCode.BAD_VALUE,
                    announcedDependencies,
                    "this names no dependency",
                    "write phases such as [1, 2], or [] for none");
            announcedDependencies = null;
        }
    }

    /** Annotations of phases stand in their headings; elsewhere only those that are not used yet are expected. */
    private void annotationsOf(TextSpan span) {
        Notes named = new Notes();
        List<Annotation> annotations = notesReader.find(span, named);
        if (topic() == Topic.TASKS || topic() == Topic.FILES) {
            // What is checked in the end is not what is changed.
            section.notes.files.addAll(named.files);
        }
        if (topic() == Topic.FILES) {
            section.notes.changed.addAll(named.files);
        }
        for (Annotation annotation : annotations) {
            String label = "“" + annotation.key().label() + "” is not used ";
            Position at = span.position(annotation.start());
            if (annotation.key().aboutOverlap() || topic() == Topic.VERIFY) {
                ignored(at, label + "yet", "tasks are run, ordered by what they depend on");
            } else {
                diagnostics.warning(
                        DiagnosticCode.IGNORED_ANNOTATION,
                        at,
                        label + "in the text of a phase",
                        "put it into the heading of the phase, or into an item");
            }
        }
    }

    private void ignored(Position at, String message, String hint) {
        diagnostics.info(DiagnosticCode.IGNORED_ANNOTATION, at, message, hint);
    }
}
