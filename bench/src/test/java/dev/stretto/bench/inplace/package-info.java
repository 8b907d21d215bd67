/** The graphs that all contenders run: start at {@link dev.stretto.bench.inplace.RandomGraphTest}. */
@NullMarked
package dev.stretto.bench.inplace;

import org.jspecify.annotations.NullMarked;
