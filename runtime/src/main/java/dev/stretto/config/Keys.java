package dev.stretto.config;

import dev.stretto.format.text.NearestId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The keys there are, by name.
 *
 * @param kinds what the value of each looks like
 */
public record Keys(Map<String, Kind> kinds) {

    private static final String PREFIX = "STRETTO_";

    public Keys {
        kinds = new LinkedHashMap<>(kinds);
    }

    /** What the value of a key looks like in a file. */
    public enum Kind {
        VALUE,
        LIST,
        /** Names and their values: {@code gpu = 2} in the table of the key. */
        TABLE
    }

    Optional<Kind> kind(String key) {
        return Optional.ofNullable(kinds.get(key));
    }

    /** Whether some key stands in this table. */
    boolean hasTable(String name) {
        return kinds.keySet().stream().anyMatch(key -> key.startsWith(name + "."));
    }

    /** The key that was probably meant. */
    String hint(String wrong) {
        return hint(wrong, kinds.keySet());
    }

    /** What to write instead of a name that is none of those known. */
    static String hint(String wrong, Collection<String> known) {
        return NearestId.of(wrong, known)
                .map(near -> "did you mean " + near + "?")
                .orElseGet(() -> "there are: " + String.join(", ", known));
    }

    /** Whether a variable could set some key. */
    static boolean maySet(String variable) {
        return variable.startsWith(PREFIX);
    }

    /** The variable of the environment that sets a key: {@code STRETTO_WORKSPACE_KEEP} for {@code workspace.keep}. */
    public static String variable(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
