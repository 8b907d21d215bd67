package dev.stretto.driver;

import dev.stretto.engine.Effect;
import dev.stretto.engine.Engine;
import dev.stretto.engine.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One run's engine and its journal. Messages that arrived together are decided one after the other and journaled in one
 * transaction; effects, replies and subscribers see a round only after that, so nothing outside ever follows from an event that
 * could be lost.
 *
 * <p>Not thread-safe and without a thread of its own: whoever drives it calls {@link #round} from one thread.
 */
public final class Driver {

    private final Engine engine;
    private final Journal journal;
    private final Consumer<Effect> effects;
    private final Consumer<Recorded> subscriber;
    private final ClaimReplies replies = new ClaimReplies();

    /**
     * @param effects performs an effect, later and elsewhere; its answer comes back as an input
     * @param subscriber is shown every event once it is journaled
     */
    public Driver(Engine engine, Journal journal, Consumer<Effect> effects, Consumer<Recorded> subscriber) {
        this.engine = engine;
        this.journal = journal;
        this.effects = effects;
        this.subscriber = subscriber;
    }

    /**
     * Takes in messages, in order.
     *
     * @param atMillis the time they are taken in, in milliseconds of the epoch
     * @throws Journal.JournalException if the events could not be kept; nothing was released then, and this driver must not be
     *     used again
     */
    public void round(List<Message> messages, long atMillis) {
        List<Engine.Round> rounds = new ArrayList<>();
        List<Recorded> events = new ArrayList<>();
        for (Message message : messages) {
            Engine.Round round = engine.handle(message.input(), atMillis);
            rounds.add(round);
            events.addAll(round.events());
        }
        if (!events.isEmpty()) {
            journal.append(events);
        }
        for (int at = 0; at < rounds.size(); at++) {
            rounds.get(at).effects().forEach(effects);
            replies.answer(messages.get(at), rounds.get(at));
        }
        events.forEach(subscriber);
    }

    public Engine engine() {
        return engine;
    }
}
