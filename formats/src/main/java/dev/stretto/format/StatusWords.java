package dev.stretto.format;

import dev.stretto.plan.PlanStatus;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the marks and words of a format say of a task. The documentation's table of them is made from these. */
public final class StatusWords {

    /** An empty table, to add to. */
    public static final StatusWords NONE = new StatusWords(new LinkedHashMap<>());

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
        return lower.length() <= 3 ? lower : joined(lower);
    }

    /** By hand: the tables are made at the start of every command that reads a plan, when regular expressions are slow yet. */
    private static String joined(String word) {
        StringBuilder joined = new StringBuilder(word.length());
        for (int at = 0; at < word.length(); ) {
            int end = at;
            while (end < word.length() && isJoint(word.charAt(end))) {
                end++;
            }
            if (end == at) {
                joined.append(word.charAt(at));
                at++;
            } else {
                boolean between = at > 0
                        && Character.isLetter(word.codePointBefore(at))
                        && end < word.length()
                        && Character.isLetter(word.codePointAt(end));
                joined.append(between ? " " : word.substring(at, end));
                at = end;
            }
        }
        return joined.toString();
    }

    private static boolean isJoint(char sign) {
        return sign == '_' || sign == '-' || sign == ' ' || ('\t' <= sign && sign <= '\r');
    }
}
