package dev.stretto.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.driver.Message;
import dev.stretto.engine.Input;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Nobody waits for a reply for ever. */
final class InboxTest {

    private final Inbox inbox = new Inbox();

    @Test
    void aRequestIsTakenInOrderAndItsReplyReachesTheSender() throws InterruptedException {
        inbox.add(Message.of(new Input.Tick()));
        CompletableFuture<Optional<String>> reply = inbox.ask(new Input.Pause());
        List<Message> taken = inbox.take();
        assertThat(taken).extracting(Message::input).isEqualTo(List.of(new Input.Tick(), new Input.Pause()));
        assertThat(reply).isNotDone();
        taken.getLast().reply().accept(Optional.of("no"));
        assertThat(reply).isCompletedWithValue(Optional.of("no"));
        assertThat(inbox.isEmpty()).isTrue();
    }

    @Test
    void waitingEndsWithNothingWhereNothingComes() throws InterruptedException {
        assertThat(inbox.take(1)).isEmpty();
    }

    @Test
    void shuttingGivesUpWhatIsNotAnsweredAndWhatComesLater() throws InterruptedException {
        CompletableFuture<Optional<String>> answered = inbox.ask(new Input.Pause());
        inbox.take().getFirst().reply().accept(Optional.empty());
        CompletableFuture<Optional<String>> taken = inbox.ask(new Input.Pause());
        inbox.take();
        CompletableFuture<Optional<String>> waiting = inbox.ask(new Input.Pause());
        inbox.shut();
        assertThat(answered).isCompletedWithValue(Optional.empty());
        assertThat(taken).isCancelled();
        assertThat(waiting).isCancelled();
        assertThat(inbox.ask(new Input.Pause())).isCancelled();
    }
}
