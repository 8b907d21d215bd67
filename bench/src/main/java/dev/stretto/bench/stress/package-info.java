/** Many tasks with overlapping claims at once, checked afterwards from what the run says of itself. */
@NullMarked
package dev.stretto.bench.stress;

import org.jspecify.annotations.NullMarked;
