package dev.stretto.engine;

/**
 * A fact of a run, journaled before anything follows from it. Events alone change a {@link Ledger}; every view of a run is a
 * fold over them.
 */
public sealed interface Event permits RunEvent, ProgressEvent, TaskEvent, LandingEvent, ClaimEvent {}
