package dev.stretto.agent;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises that an agent's usage limit is reached, in what it says about why it ended. */
public final class UsageLimit {

    private static final Pattern REACHED = Pattern.compile(
            "usage limit|rate.?limit|(hit|reached) your (\\w+ )?limit|limit (is )?reached|quota (was |is |has been )?exce|"
                    + "exhausted your|resource_exhausted|insufficient_quota|too many requests",
            Pattern.CASE_INSENSITIVE);

    /** Seconds since 1970 behind a bar, as Claude Code has said it. */
    private static final Pattern EPOCH = Pattern.compile("\\|(\\d{10})\\b");

    private static final Pattern WORDS = Pattern.compile(
            "(?:resets?|again|retry|available)( at| in| after)? ((?:[0-9]|[A-Z][a-z]{2,8} \\d)[^.;\\n·]{0,60})",
            Pattern.CASE_INSENSITIVE);

    private UsageLimit() {}

    /**
     * When the limit that a message tells of ends, as {@code " until …"} or {@code " (…)"}; an empty text where it does not say.
     *
     * @return empty where the message tells of no limit
     */
    public static Optional<String> in(String message) {
        if (!REACHED.matcher(message).find()) {
            return Optional.empty();
        }
        Matcher epoch = EPOCH.matcher(message);
        if (epoch.find()) {
            return Optional.of(" until " + Instant.ofEpochSecond(Long.parseLong(epoch.group(1))));
        }
        Matcher words = WORDS.matcher(message);
        if (!words.find()) {
            return Optional.of("");
        }
        String how = words.group(1) == null ? "" : words.group(1).strip().toLowerCase(Locale.ROOT);
        String when = words.group(2).strip();
        return Optional.of(how.equals("in") || how.equals("after") ? " for " + when : " until " + when);
    }
}
