package dev.stretto.plan;

import java.util.List;

/** Tasks that run one after the other, in this order. */
public record Chain(List<TaskId> tasks, Position position) {

    public Chain {
        tasks = List.copyOf(tasks);
    }
}
