package dev.stretto.format.text;

import dev.stretto.plan.Priority;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Priorities as people write them. */
public final class Priorities {

    private static final Pattern FIRST_WORD_END = Pattern.compile("[\\s,;(]");

    private Priorities() {}

    /** What the first word says: {@code high}, {@code P0 (Blocker)}; what follows it only explains. */
    public static Optional<Priority> of(String words) {
        String first = FIRST_WORD_END.split(words.strip().toLowerCase(Locale.ROOT), 2)[0];
        return switch (first) {
            case "critical", "urgent", "p0" -> Optional.of(Priority.CRITICAL);
            case "high", "p1" -> Optional.of(Priority.HIGH);
            case "medium", "normal", "p2" -> Optional.of(Priority.MEDIUM);
            case "low", "p3", "p4" -> Optional.of(Priority.LOW);
            default -> Optional.empty();
        };
    }
}
