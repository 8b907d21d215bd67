package dev.stretto.bench.support;

/** A benchmark cannot be run as asked; the message says what is wrong and what to do. */
public final class Refusal extends Exception {

    private static final long serialVersionUID = 1;

    public Refusal(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
