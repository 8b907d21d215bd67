package dev.stretto.format.batchsheet;

import dev.stretto.format.draft.Draft;
import dev.stretto.format.text.IdList;
import dev.stretto.plan.Position;
import java.util.List;
import java.util.Optional;

/**
 * Boxes that are drawn together.
 *
 * @param id its number; empty where boxes stand below no batch line
 * @param count how many tasks it says to have
 * @param besides the numbers of batches that it says it can run beside
 */
record Batch(String id, Optional<Integer> count, List<Row> rows, List<IdList.Item> besides, Position position) {

    Batch {
        rows = List.copyOf(rows);
        besides = List.copyOf(besides);
    }

    /** A task and what is written beside its box. */
    record Row(Draft draft, SideNote note) {}
}
