package dev.stretto.bench.replay;

import java.util.List;

/**
 * One commit of the history and what it changes against its first parent; a rename is a deletion and an addition.
 *
 * @param id its full name
 * @param subject the first line of its message
 * @param changes empty for a commit that changes nothing
 */
record Commit(String id, String tree, String subject, List<PathChange> changes) {

    Commit {
        changes = List.copyOf(changes);
    }
}
