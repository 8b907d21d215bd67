package dev.stretto.process;

/** The names of the signals that end processes in practice; their numbers are the same on every Linux we run on. */
final class SignalName {

    private SignalName() {}

    /** Something like {@code " (KILL)"}, empty for a signal nobody knows by name. */
    static String of(int signal) {
        return switch (signal) {
            case 1 -> " (HUP)";
            case 2 -> " (INT)";
            case 3 -> " (QUIT)";
            case 4 -> " (ILL)";
            case 6 -> " (ABRT)";
            case 7 -> " (BUS)";
            case 8 -> " (FPE)";
            case 9 -> " (KILL)";
            case 11 -> " (SEGV)";
            case 13 -> " (PIPE)";
            case 14 -> " (ALRM)";
            case 15 -> " (TERM)";
            case 24 -> " (XCPU)";
            case 25 -> " (XFSZ)";
            default -> "";
        };
    }
}
