package dev.stretto.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The colour of each state of a task, good with white letters and on light and dark ground. */
final class States {

    static final String PLANNED = "#6e7781";
    static final String CRITICAL = "#d1242f";

    static final Map<String, String> COLOURS = colours();

    private States() {}

    private static Map<String, String> colours() {
        Map<String, String> colours = new LinkedHashMap<>();
        colours.put("pending", PLANNED);
        colours.put("deferred", PLANNED);
        colours.put("ready", "#8250df");
        colours.put("running", "#0969da");
        colours.put("landing", "#1b7c83");
        colours.put("completed", "#1a7f37");
        colours.put("failed", "#a40e26");
        colours.put("skipped", "#9a6700");
        colours.put("cancelled", "#57606a");
        return Collections.unmodifiableMap(colours);
    }

    static String colour(String state) {
        return COLOURS.getOrDefault(state, PLANNED);
    }
}
