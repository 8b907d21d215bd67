package dev.stretto.app;

/** The user asked for something that cannot be done as things stand; the message says what, why and what to do. */
public final class UserError extends Exception {

    private static final long serialVersionUID = 1;

    public UserError(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
