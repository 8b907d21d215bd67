@NullMarked
package dev.stretto.bench.workspaces;

import org.jspecify.annotations.NullMarked;
