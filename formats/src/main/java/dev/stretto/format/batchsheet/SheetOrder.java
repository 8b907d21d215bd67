package dev.stretto.format.batchsheet;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.batchsheet.Batch.Row;
import dev.stretto.format.text.IdList;
import dev.stretto.format.text.IdList.Kind;
import dev.stretto.plan.DiagnosticCode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What each task of a phase waits for. One that states what it needs is bound by that alone; any other waits for the batch
 * before its own, or where the two can run side by side, for what that one waits for.
 */
final class SheetOrder {

    /** Every task of the batch before counts for every task, so that a small text cannot grow without bounds. */
    private static final int IMPLIED_MAX = 1_000_000;

    private final List<Batch> batches;
    private final Diagnostics diagnostics;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    /** The batches, by their numbers here, that each one can run beside and that each one waits for. */
    private final List<Set<Integer>> besides = new ArrayList<>();

    private final List<Set<Integer>> waits = new ArrayList<>();
    private final Map<String, List<IdList.Item>> blockedBy = new LinkedHashMap<>();
    private int implied;
    private boolean exceeded;

    private SheetOrder(List<Batch> batches, Diagnostics diagnostics) {
        this.batches = batches;
        this.diagnostics = diagnostics;
        for (int at = 0; at < batches.size(); at++) {
            numbers.putIfAbsent(batches.get(at).id(), at);
            besides.add(new TreeSet<>());
        }
    }

    /** Enters into the notes of each task of a phase what it waits for. Answers how many got that from their batch. */
    static int enter(List<Batch> batches, Diagnostics diagnostics) {
        SheetOrder order = new SheetOrder(batches, diagnostics);
        order.findBesides();
        for (int at = 0; at < batches.size(); at++) {
            order.waits.add(order.waitsOf(at));
        }
        order.findBlocks();
        return order.tasks();
    }

    /** Being side by side holds both ways, whichever of the two says so. */
    private void findBesides() {
        for (int at = 0; at < batches.size(); at++) {
            for (IdList.Item item : batches.get(at).besides()) {
                Integer other = numbers.get(item.id());
                if (other != null && other != at) {
                    besides.get(Math.max(at, other)).add(Math.min(at, other));
                }
            }
        }
    }

    private Set<Integer> waitsOf(int at) {
        Set<Integer> found = new TreeSet<>();
        if (!besides.get(at).isEmpty()) {
            besides.get(at).forEach(other -> found.addAll(waits.get(other)));
        } else if (at > 0) {
            found.add(at - 1);
            // What ran beside the batch before must be over too.
            found.addAll(besides.get(at - 1));
        }
        return found;
    }

    private void findBlocks() {
        for (Batch batch : batches) {
            for (Row row : batch.rows()) {
                IdList.Item blocker = item(row);
                row.note()
                        .blocks()
                        .forEach(blocked -> blockedBy
                                .computeIfAbsent(blocked.id(), any -> new ArrayList<>())
                                .add(blocker));
            }
        }
    }

    private int tasks() {
        Map<String, IdList.Item> blocksAll = new LinkedHashMap<>();
        int fromBatch = 0;
        for (int at = 0; at < batches.size(); at++) {
            for (Row row : batches.get(at).rows()) {
                Map<String, IdList.Item> found = new LinkedHashMap<>();
                if (row.note().stated()) {
                    add(found, row.note().needs());
                    row.note().needsBatches().forEach(named -> addBatch(found, named));
                } else {
                    waits.get(at).forEach(batch -> addAll(found, batch));
                    fromBatch += found.isEmpty() ? 0 : 1;
                    imply(found, blocksAll.values().iterator());
                }
                add(found, blockedBy.getOrDefault(row.draft().id(), List.of()));
                if (row.note().stated() || !found.isEmpty()) {
                    row.draft().notes().dependsOn(List.copyOf(found.values()));
                }
                if (row.note().blocksAll()) {
                    // What comes after this one comes after those before it.
                    blocksAll.keySet().removeAll(found.keySet());
                    blocksAll.put(row.draft().id(), item(row));
                }
            }
        }
        return fromBatch;
    }

    private static IdList.Item item(Row row) {
        return new IdList.Item(
                row.draft().id(), Optional.empty(), Kind.TASK, true, row.draft().position());
    }

    private static void add(Map<String, IdList.Item> found, List<IdList.Item> items) {
        items.forEach(item -> found.putIfAbsent(item.until().isEmpty() ? item.id() : item.toString(), item));
    }

    private void addBatch(Map<String, IdList.Item> found, IdList.Item named) {
        Integer batch = numbers.get(named.id());
        if (batch == null) {
            diagnostics.error(
                    DiagnosticCode.UNKNOWN_DEPENDENCY,
                    named.position(),
                    "there is no batch " + named.id() + " in this phase",
                    "name a batch of this phase, or the tasks themselves");
        } else {
            addAll(found, batch);
        }
    }

    private void addAll(Map<String, IdList.Item> found, int batch) {
        imply(found, batches.get(batch).rows().stream().map(SheetOrder::item).iterator());
    }

    /** Adds what the sheet implies, up to the limit of all of it together. */
    private void imply(Map<String, IdList.Item> found, Iterator<IdList.Item> items) {
        while (items.hasNext() && implied < IMPLIED_MAX) {
            IdList.Item item = items.next();
            found.putIfAbsent(item.id(), item);
            implied++;
        }
        if (items.hasNext() && !exceeded) {
            exceeded = true;
            diagnostics.error(
                    DiagnosticCode.BAD_VALUE,
                    items.next().position(),
                    "batches that wait for batches give more than " + IMPLIED_MAX + " dependencies",
                    "make the batches smaller, or write beside each box what it needs");
        }
    }
}
