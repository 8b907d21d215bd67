package dev.stretto.format.stretto;

import java.util.Optional;
import java.util.regex.Pattern;

/** Whole numbers within limits. */
final class Numbers {

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

    private Numbers() {}

    static Optional<Integer> between(String text, int min, int max) {
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(text);
        return number >= min && number <= max ? Optional.of(number) : Optional.empty();
    }
}
