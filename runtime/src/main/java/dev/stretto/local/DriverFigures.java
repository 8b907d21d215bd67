package dev.stretto.local;

import dev.stretto.journal.Json;
import dev.stretto.view.Histogram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long the driver of a run waits for its journal and for processes to start. No event tells that, so the driver notes it in
 * a file of the run's folder, at most once a second; one that cannot be written matters to nobody's run. Safe for use by many
 * threads.
 */
public final class DriverFigures {

    private static final long WRITE_NANOS_MIN = TimeUnit.SECONDS.toNanos(1);
    private static final double NANOS = 1e9;

    private final Path file;
    private final Histogram commits;
    private final Histogram spawns;
    private long writtenNanos = System.nanoTime() - WRITE_NANOS_MIN;

    private DriverFigures(Path file, Histogram commits, Histogram spawns) {
        this.file = file;
        this.commits = commits;
        this.spawns = spawns;
    }

    /** What the drivers of a run have noted so far; nothing where there was none, or its notes cannot be read. */
    public static DriverFigures of(RunHome home) {
        Path file = home.directory().resolve("figures.json");
        try {
            JsonNode node = Json.mapper().readTree(Files.readAllBytes(file));
            return new DriverFigures(file, histogram(node.path("commits")), histogram(node.path("spawns")));
        } catch (IOException | JacksonException e) {
            return new DriverFigures(file, new Histogram(), new Histogram());
        }
    }

    private static Histogram histogram(JsonNode node) {
        List<Long> counts = new ArrayList<>();
        node.path("counts").forEach(count -> counts.add(count.asLong(0)));
        return new Histogram(counts, node.path("seconds").asDouble(0));
    }

    /** The journal has taken a round's events. */
    synchronized void committed(long nanos) {
        commits.add(nanos / NANOS);
        if (System.nanoTime() - writtenNanos >= WRITE_NANOS_MIN) {
            write();
        }
    }

    /** A process runs. */
    synchronized void spawned(long nanos) {
        spawns.add(nanos / NANOS);
    }

    /** Notes what there is. */
    synchronized void write() {
        writtenNanos = System.nanoTime();
        ObjectNode node = Json.mapper().createObjectNode();
        put(node.putObject("commits"), commits);
        put(node.putObject("spawns"), spawns);
        Path fresh = file.resolveSibling("figures.json.new");
        try {
            Files.write(fresh, Json.mapper().writeValueAsBytes(node));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // As said above.
        }
    }

    private static void put(ObjectNode node, Histogram histogram) {
        ArrayNode counts = node.putArray("counts");
        histogram.counts().forEach(counts::add);
        node.put("seconds", histogram.sum());
    }

    /** How long the journal took to keep the events of a round. */
    public Histogram commits() {
        return commits;
    }

    /** How long processes took to start. */
    public Histogram spawns() {
        return spawns;
    }
}
