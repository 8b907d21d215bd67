package dev.stretto.plan;

/**
 * One remark about a plan: what, where, and what to do.
 *
 * @param file the name the plan was given by; of a plan in several files, the one that the position names
 * @param position always a real place in it
 * @param message what is the matter, one sentence
 * @param hint what to do about it; may be empty
 */
public record Diagnostic(
        Severity severity, DiagnosticCode code, String file, Position position, String message, String hint) {

    public Diagnostic {
        file = position.file().isEmpty() ? file : position.file();
    }

    /** How bad it is; only an error keeps a plan from running. */
    public enum Severity {
        ERROR,
        WARNING,
        INFO
    }
}
