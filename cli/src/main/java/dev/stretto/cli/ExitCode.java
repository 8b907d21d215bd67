package dev.stretto.cli;

/** What the exit codes of all commands mean. */
final class ExitCode {

    static final int DONE = 0;

    /** Something in the plan or the run failed. */
    static final int FAILED = 1;

    /** The command was used wrongly, or cannot be met as things stand. */
    static final int WRONG_USE = 2;

    /** A bug. */
    static final int INTERNAL = 3;

    /** Ctrl-C. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
