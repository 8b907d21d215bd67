/**
 * The private copies of the repository in which attempts run, and keeping what did not land. Start at
 * {@link dev.stretto.workspace.WorkspaceProvider} and {@link dev.stretto.workspace.Workspace}.
 */
@NullMarked
package dev.stretto.workspace;

import org.jspecify.annotations.NullMarked;
