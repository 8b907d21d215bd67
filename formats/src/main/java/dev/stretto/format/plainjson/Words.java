package dev.stretto.format.plainjson;

import dev.stretto.format.StatusWords;
import dev.stretto.plan.PlanStatus;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** How the constants of the model are written: in lower case, their words joined by hyphens. */
final class Words {

    static final StatusWords STATUS = statusWords();

    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What words of a type mean. */
    static <E extends Enum<E>> Function<String, Optional<E>> of(Class<E> type) {
        return word -> Arrays.stream(type.getEnumConstants())
                .filter(one -> of(one).equals(word))
                .findFirst();
    }

    /** All words of a type, for people. */
    static String all(Class<? extends Enum<?>> type) {
        return String.join(
                ", ", Arrays.stream(type.getEnumConstants()).map(Words::of).toList());
    }

    private static StatusWords statusWords() {
        StatusWords words = StatusWords.NONE;
        for (PlanStatus status : PlanStatus.values()) {
            words = words.with(status, of(status));
        }
        return words;
    }
}
