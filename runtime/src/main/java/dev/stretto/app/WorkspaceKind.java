package dev.stretto.app;

import java.util.Locale;

/** Where the tasks of a run do their work, as a user asks for it. */
public enum WorkspaceKind {
    /** In the best workspaces that can be had. */
    AUTO,
    /** In layers on top of files that all share. */
    OVERLAY,
    /** In working copies that share their content on disk with the others, and are used again. */
    CLONE,
    /** In working copies that are used again. */
    POOL,
    /** In the user's own directory. */
    NONE;

    /** What it is called on the command line and in journals. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
