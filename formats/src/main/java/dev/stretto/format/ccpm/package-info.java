/**
 * CCPM's epics: a folder with {@code epic.md} and a file for each task, named by its number.
 *
 * <p>Start at {@link dev.stretto.format.ccpm.CcpmReader}.
 */
@NullMarked
package dev.stretto.format.ccpm;

import org.jspecify.annotations.NullMarked;
