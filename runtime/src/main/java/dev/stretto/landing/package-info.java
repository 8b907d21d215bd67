/**
 * Merging finished work with the head of a run and moving the head, by compare-and-swap. Start at
 * {@link dev.stretto.landing.LandingTarget}.
 */
@NullMarked
package dev.stretto.landing;

import org.jspecify.annotations.NullMarked;
