/** What convention does not hold, a test does: start at {@link dev.stretto.house.ArrowsTest}. */
@NullMarked
package dev.stretto.house;

import org.jspecify.annotations.NullMarked;
