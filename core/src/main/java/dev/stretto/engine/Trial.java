package dev.stretto.engine;

/** A try that runs in a workspace: an attempt at a task, or one to pass a gate. */
public sealed interface Trial extends EffectKey permits Attempt, GateTry {

    /** From 1, never used twice for the same thing in a run. */
    int number();
}
