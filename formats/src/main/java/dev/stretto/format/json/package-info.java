/**
 * JSON of which every value knows where it stands, for the formats that are JSON or a line of it each.
 *
 * <p>Start at {@link dev.stretto.format.json.JsonText} and {@link dev.stretto.format.json.JsonValue}; a
 * dialect takes what it wants of an object through {@link dev.stretto.format.json.JsonFields}.
 */
@NullMarked
package dev.stretto.format.json;

import org.jspecify.annotations.NullMarked;
