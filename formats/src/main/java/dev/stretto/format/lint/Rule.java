package dev.stretto.format.lint;

import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.DiagnosticCode;

/**
 * What a diagnostic is about, for those who meet it: in the documentation and in what code-review tools show.
 *
 * @param severity the usual one; some codes are milder where less is certain
 * @param meaning one sentence, without a full stop
 * @param remedy what to do about it, one sentence, without a full stop
 */
public record Rule(Severity severity, String meaning, String remedy) {

    /** The rule behind a code. */
    public static Rule of(DiagnosticCode code) {
        return switch (code) {
            case CYCLE ->
                error(
                        "Tasks wait for each other in a circle, so that none of them can start",
                        "Remove one of the" + " dependencies that the message names with their lines");
            case UNKNOWN_DEPENDENCY ->
                error(
                        "A dependency names a task or phase that is not in the plan",
                        "Correct the id; the message names" + " the nearest one there is");
            case DUPLICATE_ID -> error("Two tasks or phases have the same id", "Give one of the two another id");
            case NO_TASKS ->
                error(
                        "Nothing in the document is a task",
                        "Write items such as `- [ ] 1.1 Create the types`, or name" + " the format with --format");
            case BAD_ESTIMATE ->
                warning("An estimate is no length of time", "Write it with a unit: 30-60 min, 1.5-2h, 1d");
            case BAD_CLAIM ->
                error(
                        "A claim is no path inside the repository and no pool",
                        "Name paths below the repository's root," + " or a pool with a count");
            case BAD_VALUE ->
                error(
                        "An annotation or front matter key has a value that cannot be used",
                        "Correct the value; the hint" + " says what is understood");
            case COMPLETED_BEFORE_DEPENDENCY ->
                warning(
                        "A task is marked as completed although one it depends on is not",
                        "Tick the dependency, or" + " take the tick from the task");
            case ORDER_DROPPED ->
                warning(
                        "The order of the document would close a cycle with what is stated, and was left out for a"
                                + " task",
                        "State what the task depends on");
            case NOT_INDEPENDENT ->
                error(
                        "A dependency is stated where all is to run at once",
                        "Choose another strategy, or remove the dependency");
            case AMBIGUOUS_DEPENDENCY ->
                warning(
                        "A dependency can be read in two ways",
                        "Write the id in full; the message says how it was" + " read");
            case INFERRED ->
                info(
                        "Something the text does not state was taken from it: an id, a dependency, an order",
                        "State it" + " where something else is meant");
            case WAVE_TABLE_DIFFERS ->
                warning(
                        "A table of waves is not what the dependencies give",
                        "Mend the table or the dependencies; the" + " message shows both");
            case CLAIMED_TOTAL_DIFFERS ->
                warning(
                        "A stated total, number, critical path or saving is not what the plan's own tasks,"
                                + " dependencies and upper estimates give",
                        "State the computed figure, or mend the estimates and" + " dependencies it comes from");
            case MISSING_FILE ->
                info(
                        "A file that a task reads or changes is not there, and no other task makes it",
                        "Correct the path," + " or state which task writes the file");
            case FILE_CONFLICT ->
                warning(
                        "Tasks that could run at once change the same file",
                        "Let them wait for each other, or split" + " the file");
            case IGNORED_ANNOTATION ->
                warning(
                        "An annotation is understood by no rule and was left out",
                        "Correct it, or leave it for people to" + " read");
            case UNREADABLE -> error("The text cannot be read at all", "The message says what is in the way");
        };
    }

    private static Rule error(String meaning, String remedy) {
        return new Rule(Severity.ERROR, meaning, remedy);
    }

    private static Rule warning(String meaning, String remedy) {
        return new Rule(Severity.WARNING, meaning, remedy);
    }

    private static Rule info(String meaning, String remedy) {
        return new Rule(Severity.INFO, meaning, remedy);
    }
}
