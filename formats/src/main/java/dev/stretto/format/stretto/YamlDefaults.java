package dev.stretto.format.stretto;

import static dev.stretto.format.Diagnostics.quote;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.frontmatter.FrontMatter;
import dev.stretto.format.frontmatter.FrontMatterEntry;
import dev.stretto.format.frontmatter.YamlValue;
import dev.stretto.format.text.Durations;
import dev.stretto.plan.Defaults;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;
import dev.stretto.plan.Strategy;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** From front matter to {@link Defaults}. */
final class YamlDefaults {

    private static final int WORKERS_MAX = 10_000;
    private static final int RETRIES_MAX = 100;
    private static final String STRATEGIES =
            Arrays.stream(Strategy.values()).map(Strategy::label).collect(Collectors.joining(", "));

    private final Diagnostics diagnostics;
    private final Map<String, YamlValue> values = new LinkedHashMap<>();

    private YamlDefaults(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    static Defaults of(FrontMatter frontMatter, Diagnostics diagnostics) {
        YamlDefaults reader = new YamlDefaults(diagnostics);
        frontMatter
                .strays()
                .forEach(at -> reader.bad(at, "this line of the front matter has no key", "write lines of key: value"));
        frontMatter.entries().forEach(reader::enter);
        return new Defaults(
                reader.value("strategy", YamlDefaults::strategy, "one of: " + STRATEGIES),
                reader.value("workers", text -> Numbers.between(text, 1, WORKERS_MAX), "a number from 1 to 10000"),
                reader.value(
                        "agent", text -> text.isBlank() ? Optional.empty() : Optional.of(text), "the name of an agent"),
                reader.value(
                        "on-conflict",
                        text -> text.isBlank() ? Optional.empty() : Optional.of(text),
                        "a shell command"),
                reader.<Duration>value("timeout", Durations::duration, "a time with its unit: 90s, 30m, 2h"),
                reader.value("retries", text -> Numbers.between(text, 0, RETRIES_MAX), "a number from 0 to 100"),
                reader.commands("gate"));
    }

    private static Optional<Strategy> strategy(String text) {
        return Arrays.stream(Strategy.values())
                .filter(strategy -> strategy.label().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private void enter(FrontMatterEntry entry) {
        YamlValue value = entry.value();
        if (value instanceof YamlValue.Invalid invalid) {
            bad(
                    invalid.position(),
                    "the front matter is no YAML: " + quote(invalid.problem()),
                    "write lines of key: value");
            return;
        }
        switch (entry.key()) {
            case "strategy", "workers", "agent", "on-conflict", "timeout", "retries", "gate" -> {
                if (values.putIfAbsent(entry.key(), value) != null) {
                    bad(entry.position(), "“" + entry.key() + "” is stated twice", "keep one of them");
                }
            }
            default ->
                diagnostics.info(
                        DiagnosticCode.IGNORED_ANNOTATION,
                        entry.position(),
                        quote(entry.key()) + " is not used in front matter",
                        "the keys that are: strategy, workers, agent, on-conflict, timeout, retries, gate");
        }
    }

    private <T> Optional<T> value(String key, Function<String, Optional<T>> reading, String wanted) {
        YamlValue value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        String text = value instanceof YamlValue.Text one ? one.text().strip() : "";
        Optional<T> read = reading.apply(text);
        if (read.isEmpty()) {
            bad(value.position(), quote(text) + " is no value for “" + key + "”", "write " + wanted);
        }
        return read;
    }

    /** One command, or a list of them. */
    private List<String> commands(String key) {
        YamlValue value = values.get(key);
        List<YamlValue> each = value instanceof YamlValue.Items(List<YamlValue> items, Position _)
                ? items
                : Optional.ofNullable(value).stream().toList();
        List<String> commands = each.stream()
                .map(one -> one instanceof YamlValue.Text text ? text.text().strip() : "")
                .toList();
        if (value != null && (commands.isEmpty() || commands.contains(""))) {
            bad(
                    value.position(),
                    "“" + key + "” names no command",
                    "write a command such as make test, or a list of them");
            return List.of();
        }
        return commands;
    }

    private void bad(Position at, String message, String hint) {
        diagnostics.error(DiagnosticCode.BAD_VALUE, at, message, hint);
    }
}
