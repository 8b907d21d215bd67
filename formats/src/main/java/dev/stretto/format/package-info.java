/**
 * What every plan format shares: the text a plan comes in, what reading it gives, and how a remark about it is shown.
 *
 * <p>Start at {@link dev.stretto.format.PlanSource} and {@link dev.stretto.format.PlanReader}; each dialect is a reader in
 * a package of its own, and {@code dev.stretto.format.registry} knows them all.
 */
@NullMarked
package dev.stretto.format;

import org.jspecify.annotations.NullMarked;
