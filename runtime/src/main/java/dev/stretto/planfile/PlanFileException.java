package dev.stretto.planfile;

/** A plan file cannot be read or written; the message says which, why and what to do. The file is as it was. */
public final class PlanFileException extends Exception {

    private static final long serialVersionUID = 1;

    PlanFileException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
