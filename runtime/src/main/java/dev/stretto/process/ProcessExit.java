package dev.stretto.process;

import java.time.Duration;

/** How a process ended, or why it never began. */
public sealed interface ProcessExit {

    /** One sentence for a person, without a full stop. */
    String description();

    /** It ended by itself with an exit status. */
    record Exited(int code) implements ProcessExit {
        @Override
        public String description() {
            return "exited with status " + code;
        }
    }

    /** A signal that did not come from us ended it: a crash, the kernel short of memory, a person. */
    record Signalled(int signal) implements ProcessExit {
        @Override
        public String description() {
            return "was killed by signal " + signal + SignalName.of(signal);
        }
    }

    /** It ran for longer than its timeout; its tree was ended. */
    record TimedOut(Duration timeout) implements ProcessExit {
        @Override
        public String description() {
            return "ran into its timeout of " + timeout.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** It wrote more than it may; where it was still running its tree was ended. */
    record OutputLimitExceeded(long outputBytesMax) implements ProcessExit {
        @Override
        public String description() {
            return "wrote more than " + outputBytesMax + " bytes of output";
        }
    }

    /** {@link Processes#end} was called for it, or {@link Processes#close}. */
    record EndedOnRequest() implements ProcessExit {
        @Override
        public String description() {
            return "was ended on request";
        }
    }

    /**
     * It never ran.
     *
     * @param message says what is missing, with the path or name
     */
    record NotStarted(Reason reason, String message) implements ProcessExit {
        @Override
        public String description() {
            return "could not start: " + message;
        }
    }

    /** It is gone, but how it ended cannot be learned. */
    record Lost(String message) implements ProcessExit {
        @Override
        public String description() {
            return "ended in an unknown way: " + message;
        }
    }

    /** What kept a process from starting. */
    enum Reason {
        /** The command is in none of the directories of {@code PATH}, or at the path given there is no file. */
        NO_SUCH_COMMAND,
        /** The command, the directory, the input or the log may not be used. */
        NOT_PERMITTED,
        /** The directory to run in, or the log's, does not exist. */
        NO_SUCH_DIRECTORY,
        /** The file for standard input does not exist. */
        NO_SUCH_INPUT,
        /** The file is neither a program for this machine nor a script with a {@code #!} line. */
        NOT_A_PROGRAM,
        /** The arguments and the environment are larger than the system allows. */
        TOO_LONG,
        /** The machine has no process, memory or descriptor left: trying later can help. */
        NO_RESOURCES,
        /** Anything else. */
        OTHER
    }
}
