package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The events of a run in their order, as a program reads them. */
record Events(List<JsonNode> all) {

    List<JsonNode> of(String type) {
        return all.stream()
                .filter(event -> event.path("type").asString().equals(type))
                .toList();
    }

    List<JsonNode> of(String type, String task) {
        return of(type).stream()
                .filter(event -> event.path("task").asString().equals(task))
                .toList();
    }

    /** The tasks of a type of events, in their order. */
    List<String> tasks(String type) {
        return of(type).stream().map(event -> event.path("task").asString()).toList();
    }

    /** The place of the one event of a type about a task. */
    long place(String type, String task) {
        assertThat(of(type, task)).as(type + " of " + task).hasSize(1);
        return of(type, task).getFirst().path("seq").asLong();
    }

    /** Whether two tasks that had one attempt each ran at the same time. */
    boolean overlap(String a, String b) {
        return place("task.started", a) < place("task.finished", b)
                && place("task.started", b) < place("task.finished", a);
    }
}
