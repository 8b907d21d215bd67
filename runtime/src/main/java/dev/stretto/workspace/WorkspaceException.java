package dev.stretto.workspace;

/** A workspace cannot be used or collected: what is the matter, and what a person can do about it. */
public final class WorkspaceException extends RuntimeException {

    private final String remedy;

    WorkspaceException(String message, String remedy) {
        super(message + " (" + remedy + ")");
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
