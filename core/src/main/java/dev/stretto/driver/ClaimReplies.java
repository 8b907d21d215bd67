package dev.stretto.driver;

import dev.stretto.engine.ClaimEvent;
import dev.stretto.engine.Engine;
import dev.stretto.engine.Input;
import dev.stretto.engine.Recorded;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Answers what was asked for: at once, but a claim that waits when it is granted or refused, which the events tell. */
final class ClaimReplies {

    private final Map<String, Consumer<Optional<String>>> waiting = new LinkedHashMap<>();

    /** A message was taken in and what it led to is journaled. */
    void answer(Message message, Engine.Round round) {
        if (message.input() instanceof Input.MakeClaim claim && isTold(claim.id(), round)) {
            waiting.put(claim.id(), message.reply());
        } else {
            message.reply().accept(round.refusal());
        }
        for (Recorded recorded : round.events()) {
            switch (recorded.event()) {
                case ClaimEvent.Granted granted -> settle(granted.id(), Optional.empty());
                case ClaimEvent.Refused refused -> settle(refused.id(), Optional.of(refused.reason()));
                default -> {}
            }
        }
    }

    private static boolean isTold(String id, Engine.Round round) {
        return round.events().stream().anyMatch(recorded -> switch (recorded.event()) {
            case ClaimEvent.Granted granted -> granted.id().equals(id);
            case ClaimEvent.Refused refused -> refused.id().equals(id);
            case ClaimEvent.Waiting asked -> asked.id().equals(id);
            default -> false;
        });
    }

    private void settle(String id, Optional<String> refusal) {
        Optional.ofNullable(waiting.remove(id)).ifPresent(reply -> reply.accept(refusal));
    }
}
