/** Placeholder until its first class. */
@NullMarked
package dev.stretto.git;

import org.jspecify.annotations.NullMarked;
