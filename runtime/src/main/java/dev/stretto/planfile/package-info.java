/**
 * The user's plan file: ticking it while others may be writing it too.
 *
 * <p>Start at {@link dev.stretto.planfile.PlanTicks}. How a file is replaced without losing what somebody else wrote meanwhile is
 * argued in {@code PlanFile}.
 */
@NullMarked
package dev.stretto.planfile;

import org.jspecify.annotations.NullMarked;
