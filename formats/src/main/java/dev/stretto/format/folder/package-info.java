/**
 * Plans that lie in a folder: what is in it, and how the formats that keep a task a file find and read theirs.
 *
 * <p>Start at {@link dev.stretto.format.folder.FolderReader}, which such a format implements, and at
 * {@link dev.stretto.format.folder.FolderView}, which it looks for its files with.
 */
@NullMarked
package dev.stretto.format.folder;

import org.jspecify.annotations.NullMarked;
