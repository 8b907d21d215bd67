package dev.stretto.config;

import java.util.List;

/**
 * What one key is set to.
 *
 * @param values as they would be typed; several where it is a list
 * @param place where that is said, for people
 * @param environment whether that is a variable of the environment, which says it for this one call
 */
public record Setting(String key, List<String> values, String place, boolean environment) {

    public Setting {
        values = List.copyOf(values);
    }
}
