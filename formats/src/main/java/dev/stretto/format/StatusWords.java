package dev.stretto.format;

import dev.stretto.plan.PlanStatus;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the marks and words of a format say of a task. The documentation's table of them is made from these. */
public final class StatusWords {

    /** An empty table, to add to. */
    public static final StatusWords NONE = new StatusWords(new LinkedHashMap<>());

    private static final Pattern JOINT = Pattern.compile("(?<=\\p{L})[\\s_-]+(?=\\p{L})");

    private final Map<String, PlanStatus> words;
    private final Map<String, PlanStatus> byNormal = new HashMap<>();

    private StatusWords(Map<String, PlanStatus> words) {
        this.words = words;
        words.forEach((word, status) -> byNormal.put(normal(word), status));
    }

    /** The same table with further words of one status. */
    public StatusWords with(PlanStatus status, String... more) {
        Map<String, PlanStatus> all = new LinkedHashMap<>(words);
        for (String word : more) {
            all.put(word, status);
        }
        return new StatusWords(all);
    }

    /** The same table with those of another. */
    public StatusWords with(StatusWords more) {
        Map<String, PlanStatus> all = new LinkedHashMap<>(words);
        all.putAll(more.words);
        return new StatusWords(all);
    }

    /** Each mark or word as authors write it, in the order of the table. */
    public Map<String, PlanStatus> words() {
        return Collections.unmodifiableMap(words);
    }

    /** What a word says, in any case, its parts joined by blanks, hyphens or underscores; empty where it is not in the table. */
    public Optional<PlanStatus> status(String word) {
        return Optional.ofNullable(byNormal.get(normal(word)));
    }

    private static String normal(String word) {
        String lower = word.strip().toLowerCase(Locale.ROOT);
        return lower.length() <= 3 ? lower : JOINT.matcher(lower).replaceAll(" ");
    }
}
