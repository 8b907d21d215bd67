/**
 * JSON of which every value knows where it stands, for the formats that are JSON or a line of it each.
 *
 * <p>Start at {@link dev.stretto.format.json.JsonText} and {@link dev.stretto.format.json.JsonValue}.
 */
@NullMarked
package dev.stretto.format.json;

import org.jspecify.annotations.NullMarked;
