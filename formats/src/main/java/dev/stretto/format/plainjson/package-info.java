/**
 * Stretto's own JSON of a whole plan, for programs: everything a plan can say, nothing to be inferred.
 *
 * <p>Start at {@link dev.stretto.format.plainjson.PlanJson}, which writes it and holds its schema, and
 * {@link dev.stretto.format.plainjson.PlanJsonReader}.
 */
@NullMarked
package dev.stretto.format.plainjson;

import org.jspecify.annotations.NullMarked;
