/**
 * The only caller of the git command: finding a repository, its objects and refs, working copies of our own, merges without
 * a work tree. Start at {@link dev.stretto.git.GitRepository}.
 */
@NullMarked
package dev.stretto.git;

import org.jspecify.annotations.NullMarked;
