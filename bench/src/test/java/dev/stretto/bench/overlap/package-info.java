@NullMarked
package dev.stretto.bench.overlap;

import org.jspecify.annotations.NullMarked;
