/**
 * What users set once instead of typing it each time: {@code stretto.toml} in a project, a file of their own, the environment.
 * Start at {@link dev.stretto.config.Settings}.
 */
@NullMarked
package dev.stretto.config;

import org.jspecify.annotations.NullMarked;
