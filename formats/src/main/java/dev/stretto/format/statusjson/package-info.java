/**
 * dev_workflow's {@code status.json}: the tasks of a Markdown plan, with what was done of them.
 *
 * <p>Start at {@link dev.stretto.format.statusjson.StatusJsonReader}.
 */
@NullMarked
package dev.stretto.format.statusjson;

import org.jspecify.annotations.NullMarked;
