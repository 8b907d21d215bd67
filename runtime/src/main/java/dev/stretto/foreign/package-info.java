/**
 * Calling the C library. Start at {@link dev.stretto.foreign.CLibrary}; whoever uses it keeps the functions and constants that it
 * needs in a class of its own, which is touched only where they are there.
 */
@NullMarked
package dev.stretto.foreign;

import org.jspecify.annotations.NullMarked;
