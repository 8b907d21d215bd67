package dev.stretto.bench.workspaces;

import dev.stretto.journal.Json;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * The medians of a way, in milliseconds.
 *
 * @param first the creation of the very first workspace
 * @param steps each step's median
 * @param whole the median of whole tasks
 * @param end deleting at the end what is kept from task to task
 */
record WayFigures(String name, double first, Steps steps, double whole, double end) {

    static final String HEAD = String.format(
            Locale.ROOT,
            "%-10s %9s %9s %9s %9s %9s %9s %9s %14s",
            "",
            "first",
            "create",
            "collect",
            "land",
            "remove",
            "whole",
            "end",
            "times cheaper");

    static WayFigures of(String name, double first, List<Steps> rounds, double end) {
        Steps medians = new Steps(
                Steps.median(rounds, Steps::create),
                Steps.median(rounds, Steps::collect),
                Steps.median(rounds, Steps::land),
                Steps.median(rounds, Steps::remove));
        return new WayFigures(name, first, medians, Steps.median(rounds, Steps::whole), end);
    }

    String line(WayFigures byHand) {
        return String.format(
                Locale.ROOT,
                "%-10s %9.1f %9.1f %9.1f %9.1f %9.1f %9.1f %9.1f %14.1f",
                name,
                first,
                steps.create(),
                steps.collect(),
                steps.land(),
                steps.remove(),
                whole,
                end,
                byHand.whole / whole);
    }

    ObjectNode json(WayFigures byHand) {
        return Json.mapper()
                .createObjectNode()
                .put("name", name)
                .put("firstMillis", first)
                .put("createMillis", steps.create())
                .put("collectMillis", steps.collect())
                .put("landMillis", steps.land())
                .put("removeMillis", steps.remove())
                .put("wholeMillis", whole)
                .put("endMillis", end)
                .put("timesCheaper", byHand.whole / whole);
    }
}
