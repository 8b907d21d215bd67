package dev.stretto.http;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

/**
 * Server-sent events on the thread of the request: what is written waits for the reader, and a reader who does not read at all
 * loses his connection and can come back to where he was. Nothing piles up here.
 */
final class EventStream implements AutoCloseable {

    static final String TYPE = "text/event-stream";

    private final OutputStream out;
    private final Semaphore places;

    private EventStream(OutputStream out, Semaphore places) {
        this.out = out;
        this.places = places;
    }

    /**
     * Begins a stream.
     *
     * @param places as many as there may be streams at a time
     */
    static EventStream open(Context request, Semaphore places) throws IOException {
        if (!places.tryAcquire()) {
            request.header("Retry-After", "5");
            throw Problem.busy("too many streams are open; close some, or try again later");
        }
        boolean begun = false;
        try {
            HttpServletResponse response = request.res();
            response.setStatus(HttpServletResponse.SC_OK);
            response.setContentType(TYPE);
            response.setCharacterEncoding("utf-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no"); // a proxy hands on each event at once
            EventStream stream = new EventStream(response.getOutputStream(), places);
            stream.write("retry: 1000\n\n");
            stream.flush();
            begun = true;
            return stream;
        } finally {
            if (!begun) {
                places.release();
            }
        }
    }

    /**
     * Sends one event; {@link #flush} sees to it that it leaves.
     *
     * @param id what the reader names when he comes back
     * @param data one line
     */
    void send(long id, String data) throws IOException {
        write("id: " + id + "\ndata: " + data + "\n\n");
    }

    /** Says that the stream is alive; fails where the reader is gone. */
    void beat() throws IOException {
        write(": alive\n\n");
        flush();
    }

    void flush() throws IOException {
        out.flush();
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        places.release();
    }
}
