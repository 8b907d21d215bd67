package dev.stretto.app;

/**
 * What {@link Doctor} found about one thing.
 *
 * @param name what it looked at
 * @param message what it found
 * @param remedy what the user can do about it; empty where all is well
 */
public record Finding(String name, Status status, String message, String remedy) {

    /** How bad it is. */
    public enum Status {
        OK,
        /** Some things do not work, or soon will not. */
        WARN,
        /** Runs do not work. */
        FAIL
    }

    static Finding ok(String name, String message) {
        return new Finding(name, Status.OK, message, "");
    }

    static Finding warn(String name, String message, String remedy) {
        return new Finding(name, Status.WARN, message, remedy);
    }

    static Finding fail(String name, String message, String remedy) {
        return new Finding(name, Status.FAIL, message, remedy);
    }
}
