package dev.stretto.cli;

/** The command {@code stretto}. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /**
     * Runs one command.
     *
     * @param args the command line without the program's name
     * @return the exit code
     */
    static int run(String... args) {
        System.out.println("stretto 0.1.0-SNAPSHOT");
        return args.length > 1 ? 2 : 0;
    }
}
