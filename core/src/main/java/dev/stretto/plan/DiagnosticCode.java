package dev.stretto.plan;

import java.util.Locale;

/** What diagnostics can be about; {@link #label()} is the name that programs see. */
public enum DiagnosticCode {
    /** Dependencies go round in a circle. */
    CYCLE,
    /** A dependency on something that is not there. */
    UNKNOWN_DEPENDENCY,
    /** Two tasks or phases with one id. */
    DUPLICATE_ID,
    /** Nothing in the document can be run. */
    NO_TASKS,
    /** An estimate that is no duration. */
    BAD_ESTIMATE,
    /** A claim that is no path or pool inside the repository. */
    BAD_CLAIM,
    /** An annotation or front matter key whose value cannot be used. */
    BAD_VALUE,
    /** A completed task depends on one that is not. */
    COMPLETED_BEFORE_DEPENDENCY,
    /** An implied order that would close a cycle was left out. */
    ORDER_DROPPED,
    /** A dependency where all is to run at once. */
    NOT_INDEPENDENT,
    /** A dependency that can be read in two ways. */
    AMBIGUOUS_DEPENDENCY,
    /** Something the text does not state but the reader took from it: an id, a dependency, an order. */
    INFERRED,
    /** A stated table of waves is not what the dependencies give. */
    WAVE_TABLE_DIFFERS,
    /** A stated total, critical path or saving is not what the tasks give. */
    CLAIMED_TOTAL_DIFFERS,
    /** A file that the text names is not there. */
    MISSING_FILE,
    /** Two tasks that could run at once name the same file. */
    FILE_CONFLICT,
    /** An annotation that is understood by no rule here. */
    IGNORED_ANNOTATION,
    /** The text cannot be read at all. */
    UNREADABLE;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
