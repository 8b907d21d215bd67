package dev.stretto.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.engine.RunId;
import dev.stretto.git.ObjectId;
import dev.stretto.git.Remotes.Pushed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When a run pushes, and how often. */
@Timeout(20)
final class PusherTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final String ONE = "1".repeat(40);
    private static final String TWO = "2".repeat(40);
    private static final String THREE = "3".repeat(40);

    @TempDir
    private Path folder;

    private final List<String> pushed = new ArrayList<>();
    private final Deque<Pushed> answers = new ArrayDeque<>();
    private final CountDownLatch began = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    private RunHome home() {
        return new RunHome(new RunId("r1"), folder);
    }

    private Pushed push(ObjectId commit) {
        synchronized (pushed) {
            pushed.add(commit.hex());
            return answers.isEmpty() ? new Pushed.Done() : answers.remove();
        }
    }

    private Pushed slowly(ObjectId commit) {
        began.countDown();
        try {
            mayEnd.await();
        } catch (InterruptedException e) {
            return new Pushed.Failed("interrupted");
        }
        return push(commit);
    }

    @Test
    void whatLandsDuringAPushGoesWithTheNextAllAtOnce() throws InterruptedException {
        try (Pusher pusher = new Pusher(home(), this::slowly, SHORT, SHORT)) {
            pusher.wants(ONE);
            began.await();
            pusher.wants(TWO);
            pusher.wants(THREE);
            mayEnd.countDown();
            assertThat(pusher.finish(THREE, LONG)).isTrue();
        }
        assertThat(pushed).containsExactly(ONE, THREE);
        assertThat(PushNote.of(home())).isEqualTo(new PushNote(THREE, ""));
    }

    @Test
    void whatDoesNotWorkIsTriedAgainAndTheLastTryDoesNotWaitForItsPause() throws InterruptedException {
        answers.add(new Pushed.Failed("no route"));
        try (Pusher pusher = new Pusher(home(), this::push, LONG, LONG)) {
            pusher.wants(ONE);
            while (pusher.note().problem().isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(pusher.note().problem()).isEqualTo("no route");
            assertThat(pusher.finish(ONE, LONG)).isTrue();
        }
        assertThat(pushed).containsExactly(ONE, ONE);
    }

    @Test
    void theLastPushIsTriedThreeTimesThenGivenUp() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            answers.add(new Pushed.Failed("no route"));
        }
        try (Pusher pusher = new Pusher(home(), this::push, SHORT, SHORT)) {
            assertThat(pusher.finish(ONE, LONG)).isFalse();
        }
        assertThat(pushed).hasSize(3);
        assertThat(PushNote.of(home())).isEqualTo(new PushNote("", "no route"));
    }

    @Test
    void whatWasRefusedIsNotTriedAgainUntilMoreHasLanded() throws InterruptedException {
        answers.add(new Pushed.Refused("not yours"));
        try (Pusher pusher = new Pusher(home(), this::push, SHORT, SHORT)) {
            assertThat(pusher.finish(ONE, LONG)).isFalse();
            assertThat(pusher.note().problem()).isEqualTo("not yours");
            assertThat(pusher.finish(TWO, LONG)).isTrue();
        }
        assertThat(pushed).containsExactly(ONE, TWO);
    }

    @Test
    void aPushThatHangsIsLeftBehindWhenPatienceEnds() throws InterruptedException {
        try (Pusher pusher = new Pusher(home(), this::slowly, SHORT, SHORT)) {
            assertThat(pusher.finish(ONE, Duration.ofMillis(50))).isFalse();
        }
        assertThat(PushNote.of(home()).problem()).isNotEmpty();
        assertThat(pushed).isEmpty();
    }

    @Test
    void whatAnEarlierDriverHasPushedIsNotPushedAgain() throws InterruptedException {
        new PushNote(ONE, "").write(home());
        try (Pusher pusher = new Pusher(home(), this::push, SHORT, SHORT)) {
            pusher.wants(ONE);
            assertThat(pusher.finish(ONE, LONG)).isFalse();
        }
        assertThat(pushed).isEmpty();
    }
}
