package dev.stretto.landing;

import dev.stretto.git.ObjectId;
import dev.stretto.plan.TaskId;

/** A commit of a run's head that holds a task's change. */
public record Landed(ObjectId commit, TaskId task, int attempt) {}
