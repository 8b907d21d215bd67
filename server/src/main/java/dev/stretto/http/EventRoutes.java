package dev.stretto.http;

import dev.stretto.app.FollowedRun;
import dev.stretto.driver.Journal.JournalException;
import dev.stretto.journal.EventLine;
import dev.stretto.journal.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** The events of a run: as a stream that goes on, or a page at a time. */
final class EventRoutes {

    private static final int PAGE = 500;
    private static final int PAGE_MAX = 5_000;

    private final Served served;

    EventRoutes(Served served) {
        this.served = served;
    }

    List<Route> routes() {
        return List.of(Route.get(Routes.RUN + "/events", this::events));
    }

    private void events(Context request) throws IOException, InterruptedException {
        FollowedRun run = served.run(request);
        long after = Asked.lastEvent(request);
        try {
            if (Asked.accepts(request, Answer.JSON)) {
                page(request, run, after);
            } else {
                stream(request, run, after);
            }
        } catch (JournalException e) {
            throw Problem.of(500, String.valueOf(e.getMessage()));
        }
    }

    private static void page(Context request, FollowedRun run, long after) {
        long limit = Asked.number(request, "limit", PAGE, 1, PAGE_MAX);
        ObjectNode answer = Json.mapper().createObjectNode();
        answer.put("run", run.home().run().value());
        ArrayNode events = answer.putArray("events");
        long at = after;
        List<EventLine> lines = run.after(at);
        while (!lines.isEmpty() && events.size() < limit) {
            for (EventLine line : lines.subList(0, (int) Math.min(lines.size(), limit - events.size()))) {
                events.addRawValue(new RawValue(line.json()));
                at = line.seq();
            }
            lines = run.after(at);
        }
        answer.put("next", at);
        answer.put("more", !lines.isEmpty());
        Answer.json(request, answer);
    }

    /** Sends every event after a place exactly once and in order, until the reader leaves. */
    private void stream(Context request, FollowedRun run, long after) throws IOException, InterruptedException {
        run.enter();
        try (EventStream stream = EventStream.open(request, served.streams())) {
            long at = after;
            while (true) {
                List<EventLine> lines = run.after(at);
                for (EventLine line : lines) {
                    stream.send(line.seq(), line.json());
                    at = line.seq();
                }
                if (!lines.isEmpty()) {
                    stream.flush();
                    continue;
                }
                long before = System.nanoTime();
                run.await(at, served.limits().heartbeatMillis());
                if (System.nanoTime() - before >= served.limits().heartbeatMillis() * 1_000_000) {
                    stream.beat();
                }
            }
        } finally {
            run.leave();
        }
    }
}
