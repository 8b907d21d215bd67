/**
 * What a workspace and a landing cost in a large repository, beside the same by hand. Start at
 * {@link dev.stretto.bench.workspaces.WorkspacesCommand}; a provider enters in {@link dev.stretto.bench.workspaces.Providers}.
 */
@NullMarked
package dev.stretto.bench.workspaces;

import org.jspecify.annotations.NullMarked;
