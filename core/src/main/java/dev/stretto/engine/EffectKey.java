package dev.stretto.engine;

/** What an effect is about. Doing the same effect twice for the same key gives the same result. */
public sealed interface EffectKey permits Trial, Reversion {}
