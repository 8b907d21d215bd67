package dev.stretto.format.stretto;

import dev.stretto.format.text.NearestId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a bracket such as {@code (depends: 1.1)} can be about. */
enum AnnotationKey {
    DEPENDS("depends depends-on dependencies dependency deps"),
    WRITES("writes write"),
    READS("reads read"),
    USES("uses use"),
    ESTIMATE("est estimate estimated"),
    ACTUAL("actual actual-time"),
    AGENT("agent"),
    PRIORITY("priority"),
    TIMEOUT("timeout"),
    RETRIES("retries retry"),
    RUN("run"),
    GATE("gate"),
    CHANGES("changes"),
    PARALLEL_WITH("parallel-with"),
    PIPELINE_START("pipeline-start"),
    BACKGROUND("background"),
    STRATEGY("strategy"),
    ON_VERIFY_FAILURE("on-verify-failure");

    /** Shorter words are too near to too many others for a guess. */
    private static final int GUESSED_CHARS_MIN = 5;

    private static final Pattern JOINTS = Pattern.compile("[\\s_-]+");
    private static final Map<String, AnnotationKey> BY_NAME = byName();

    /** All names, separated by blanks; the first is the one an author would write. */
    private final String names;

    AnnotationKey(String names) {
        this.names = names;
    }

    private static Map<String, AnnotationKey> byName() {
        Map<String, AnnotationKey> found = new LinkedHashMap<>();
        for (AnnotationKey key : values()) {
            for (String name : key.names.split(" ")) {
                found.put(name, key);
            }
        }
        return found;
    }

    /** The name an author would write. */
    String label() {
        return names.split(" ")[0];
    }

    /** Whether it speaks of how a phase is to run, and so belongs to no task. */
    boolean ofPhases() {
        return switch (this) {
            case PARALLEL_WITH, PIPELINE_START, BACKGROUND, STRATEGY, ON_VERIFY_FAILURE -> true;
            case DEPENDS,
                    WRITES,
                    READS,
                    USES,
                    ESTIMATE,
                    ACTUAL,
                    AGENT,
                    PRIORITY,
                    TIMEOUT,
                    RETRIES,
                    RUN,
                    GATE,
                    CHANGES -> false;
        };
    }

    /** The key of this name, in any case, with blanks, underscores or hyphens. */
    static Optional<AnnotationKey> of(String name) {
        AnnotationKey asWritten = BY_NAME.get(name);
        return Optional.ofNullable(asWritten != null ? asWritten : BY_NAME.get(normal(name)));
    }

    /** The key that an unknown name is one slip of the finger away from. */
    static Optional<AnnotationKey> meantBy(String name) {
        String normal = normal(name);
        if (normal.length() < GUESSED_CHARS_MIN) {
            return Optional.empty();
        }
        return BY_NAME.entrySet().stream()
                .filter(known -> oneSlip(normal, known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean oneSlip(String name, String known) {
        return known.length() >= GUESSED_CHARS_MIN && NearestId.distance(name, known) == 1;
    }

    static String normal(String name) {
        return JOINTS.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll("-");
    }
}
