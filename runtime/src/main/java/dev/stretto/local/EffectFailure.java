package dev.stretto.local;

/** Something outside is broken that no task is to blame for; the message is for the user and names the remedy. */
final class EffectFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    EffectFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
