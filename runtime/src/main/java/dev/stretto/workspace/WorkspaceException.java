package dev.stretto.workspace;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A workspace cannot be used or collected: what is the matter, and what a person can do about it. */
public final class WorkspaceException extends RuntimeException {

    private final String remedy;

    WorkspaceException(String message, String remedy) {
        this(message, remedy, null);
    }

    private WorkspaceException(String message, String remedy, @Nullable IOException cause) {
        super(message + " (" + remedy + ")", cause);
        this.remedy = remedy;
    }

    /** What the file system said about a directory, in words. */
    static WorkspaceException of(IOException cause, String doing, Path directory) {
        return new WorkspaceException(
                doing + " " + directory + " failed: " + cause,
                "see to the disk and the permissions there, then resume",
                cause);
    }

    public String remedy() {
        return remedy;
    }
}
