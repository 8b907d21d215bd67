/**
 * Org-mode plans: headings with a keyword are tasks, headings named {@code Phase N} are phases.
 *
 * <p>Start at {@link dev.stretto.format.org.OrgReader}.
 */
@NullMarked
package dev.stretto.format.org;

import org.jspecify.annotations.NullMarked;
