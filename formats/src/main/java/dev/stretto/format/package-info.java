/** Placeholder until its first class. */
@NullMarked
package dev.stretto.format;

import org.jspecify.annotations.NullMarked;
