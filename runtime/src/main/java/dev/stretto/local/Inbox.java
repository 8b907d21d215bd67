package dev.stretto.local;

import dev.stretto.driver.Message;
import dev.stretto.engine.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What has arrived for the thread that owns the engine. Any thread hands in, that one takes.
 *
 * <p>Nobody waits for a reply for ever: {@link #shut} gives up every request that is not answered yet. One that is handed in at
 * the same time either is among those, or its thread sees that the inbox is shut, since it joins them before it looks.
 */
final class Inbox {

    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final Queue<CompletableFuture<Optional<String>>> waiting = new ConcurrentLinkedQueue<>();
    private volatile boolean shut;

    void add(Message message) {
        messages.add(message);
    }

    /**
     * Hands in a request.
     *
     * @return why it is refused, or nothing where it was met, once its events are journaled; ends with a
     *     {@link CancellationException} if the driver leaves before that
     */
    CompletableFuture<Optional<String>> ask(Input.Request request) {
        CompletableFuture<Optional<String>> reply = new CompletableFuture<>();
        waiting.removeIf(CompletableFuture::isDone);
        waiting.add(reply);
        messages.add(new Message(request, reply::complete));
        if (shut) {
            reply.cancel(false);
        }
        return reply;
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** Waits for a message and takes it with all that have arrived since. */
    List<Message> take() throws InterruptedException {
        return withTheRest(messages.take());
    }

    /** As {@link #take()}, but empty where none arrives in time. */
    List<Message> take(long waitMillis) throws InterruptedException {
        Message first = messages.poll(waitMillis, TimeUnit.MILLISECONDS);
        return first == null ? List.of() : withTheRest(first);
    }

    private List<Message> withTheRest(Message first) {
        List<Message> taken = new ArrayList<>();
        taken.add(first);
        messages.drainTo(taken);
        return taken;
    }

    /** Nobody will take anything any more. */
    void shut() {
        shut = true;
        waiting.forEach(reply -> reply.cancel(false));
    }
}
