package dev.stretto.format.stretto;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.draft.SectionDraft;
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
import java.util.ArrayList;
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
    private final RulesReader rulesReader;
    private final VerifyReader verifyReader;
    private final ExecutionNotes executionNotes;

    /** Read when all items are known. */
    private final List<Runnable> pipelineNotes = new ArrayList<>();

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

    private SectionReader(Document document, SectionDraft section) {
        this.diagnostics = document.diagnostics();
        this.notesReader = new NotesReader(diagnostics);
        this.items = new ItemReader(diagnostics, notesReader, document.boxes());
        this.executionNotes = document.executionNotes();
        this.section = section;
        this.rulesReader = new RulesReader(diagnostics, section.rules);
        this.verifyReader = new VerifyReader(diagnostics, notesReader, rulesReader, section);
        this.stated = new StatedReader(section.heading.map(phase -> new PhaseId(phase.id())));
    }

    /**
     * Reads a section.
     *
     * @param section what its heading says; without one for a document without phases
     */
    static SectionDraft read(Document document, SectionDraft section, List<Block> blocks) {
        SectionReader reader = new SectionReader(document, section);
        blocks.forEach(reader::block);
        reader.requireDependencies();
        reader.pipelineNotes.forEach(Runnable::run);
        reader.verifyReader.end();
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
                heading(heading);
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

    private void heading(Block.Heading heading) {
        int level = heading.level();
        String title = heading.text().text();
        lineTopic = null;
        if (headingTopic != Topic.TASKS && level > topicLevel) {
            return;
        }
        topicLevel = level;
        String label = AnnotationKey.normal(title.replaceAll("[*_:]", ""));
        if (VERIFY.matcher(title).matches()) {
            headingTopic = Topic.VERIFY;
            verifyReader.begin(heading.text(), heading.position());
            annotationsOf(heading.text(), 0);
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
            case VERIFY -> verifyReader.boxes(list).forEach(this::fence);
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
            verifyReader.command(fence);
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
        int verifyEnd = 0;
        for (int line = 0; line < span.lineCount(); line++) {
            String text = span.text().substring(span.lineStart(line), span.lineEnd(line));
            Optional<FieldLine> field = FieldLine.of(span, line);
            if (VERIFY.matcher(text).matches()) {
                lineTopic = Topic.VERIFY;
                verifyEnd = span.lineEnd(line);
                verifyReader.begin(span.lines(line, line + 1), span.position(span.lineStart(line)));
            } else if (field.isPresent() && known(span, field.get())) {
                objective = field.get().objective();
            } else if (objective) {
                section.objective.append(' ').append(text);
            } else {
                verbatim((line == 0 ? lead : " ".repeat(lead.length())) + text);
            }
        }
        annotationsOf(span, verifyEnd);
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
        } else if (field.pipelineNote()) {
            pipelineNotes.add(() -> rulesReader.note(span, field.valueStart(), section));
            return false;
        } else if (field.rule().isPresent()) {
            return rule(span, field);
        } else if (field.estimate()
                && Durations.estimate(ListText.unquoted(value)).isPresent()) {
            section.notes.estimate =
                    Durations.estimate(ListText.unquoted(value)).orElseThrow();
        } else {
            return false;
        }
        return true;
    }

    /** Prose may begin with the word “Strategy:” too. */
    private boolean rule(TextSpan span, FieldLine field) {
        AnnotationKey key = field.rule().orElseThrow();
        String value = span.text().substring(field.valueStart(), field.valueEnd());
        if (key == AnnotationKey.STRATEGY && value.strip().contains(" ")) {
            return false;
        }
        boolean taken =
                (topic() == Topic.VERIFY && rulesReader.takeOfVerify(key, span, field.valueStart(), field.valueEnd()))
                        || rulesReader.take(key, span, field.valueStart(), field.valueEnd());
        if (!taken) {
            ignored(
                    span.position(field.valueStart()),
                    "“" + field.name() + "” is not used here",
                    "put it on the line of VERIFY that it is about");
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

    /**
     * Annotations of phases stand in their headings; elsewhere only those of what verifies them are expected.
     *
     * @param verifyEnd up to where the text may speak of that, whatever its last line is about
     */
    private void annotationsOf(TextSpan span, int verifyEnd) {
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
            boolean verifying = topic() == Topic.VERIFY || annotation.start() < verifyEnd;
            if (verifying && verifyReader.take(span, annotation)) {
                continue;
            }
            if (annotation.key().ofPhases() || topic() == Topic.VERIFY) {
                ignored(at, label + "here", "put it into the heading of the phase that it is about");
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
