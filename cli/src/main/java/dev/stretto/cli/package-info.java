/** Placeholder until its first class. */
@NullMarked
package dev.stretto.cli;

import org.jspecify.annotations.NullMarked;
