package dev.stretto.engine;

/** A try that runs in a workspace: an attempt at a task, or one to pass the gate of a barrier or of the landing. */
public sealed interface Trial extends EffectKey permits Attempt, GateTry, LandingTry {

    /** From 1, never used twice for the same thing in a run. */
    int number();
}
