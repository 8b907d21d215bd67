package dev.stretto.format.boxes;

import dev.stretto.format.Statement;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.draft.SectionDraft;
import dev.stretto.format.draft.SectionDraft.ChainDraft;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.PhaseId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a dialect fixes about its boxes and headings. One is made for each document, and may gather what it sees. */
public interface BoxDialect {

    /** Is told every id of the document, in order, before anything else is asked. */
    default void ids(Set<String> ids) {}

    /** The id that the text of a box has at an offset, behind the box. */
    Optional<BoxHead> head(TextSpan span, int from);

    /** The id of a heading that is itself a task. */
    default Optional<BoxHead> taskHeading(int level, TextSpan heading) {
        return Optional.empty();
    }

    /** The phase that a heading names, whatever stands below it. */
    Optional<HeadingId> phase(int level, TextSpan heading);

    /** The group that a heading inside a phase names, if boxes below it carry ids that start with its own. */
    default Optional<HeadingId> group(TextSpan heading) {
        return Optional.empty();
    }

    /** Whether a box is only a placeholder of the template that nobody filled in. */
    default boolean placeholder(TextSpan span, int from) {
        return false;
    }

    /**
     * Takes in one line of a task: its title, or a line of its body.
     *
     * @param id the task's
     * @return what is left of the line
     */
    String line(TextSpan span, int from, int to, String id, Notes notes);

    /** Whether boxes in fenced blocks count. */
    default boolean readsFences() {
        return false;
    }

    /** Whether a box without an id below a numbered heading is a task all the same. */
    default boolean numbersBoxes() {
        return false;
    }

    /** The id of a task without one, in a document where none has any. */
    default String generatedId(String prefix, int number) {
        return prefix + number;
    }

    /** Sees a heading, but for those inside a task. */
    default void heading(int level, TextSpan heading) {}

    /** Sees a paragraph or bullet outside the tasks, with the phase it stands in. */
    default void text(TextSpan span, Optional<PhaseId> phase) {}

    /** Sees a fenced block outside the tasks. */
    default void fence(TextSpan raw) {}

    /** Is told that all has been read, to say what concerns the document as a whole. */
    default void done() {}

    /** The tasks to be kept in order beyond what the order of the document says, when all has been read. */
    default List<ChainDraft> chains(List<SectionDraft> sections) {
        return List.of();
    }

    /** What the text says of the plan as a whole. */
    default List<Statement> statements() {
        return List.of();
    }

    /**
     * The id that a heading carries.
     *
     * @param title what is left of the heading
     */
    record HeadingId(String id, String title) {}
}
