/** How fast the server starts, and whether its streams lose anything; start at {@link dev.stretto.bench.serve.ServeCommand}. */
@NullMarked
package dev.stretto.bench.serve;

import org.jspecify.annotations.NullMarked;
