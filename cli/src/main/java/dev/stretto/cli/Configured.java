package dev.stretto.cli;

import dev.stretto.app.UserError;
import dev.stretto.config.ConfigException;
import dev.stretto.config.Keys;
import dev.stretto.config.Setting;
import dev.stretto.config.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Puts what files and the environment set in front of the options the user typed, as if it had been typed too. An option is a
 * setting where its {@code descriptionKey} names the key; what was typed wins.
 */
final class Configured {

    private final CommandLine line;
    private final Supplier<CommandLine> all;
    private final Settings settings;
    /** The options that nobody typed, and what set each. */
    private final Map<String, Setting> preset = new TreeMap<>();

    /**
     * @param line what was typed is of; it may know the options of one command alone
     * @param all knows those of all, each of which can be set
     */
    Configured(CommandLine line, Supplier<CommandLine> all, Settings settings) {
        this.line = line;
        this.all = all;
        this.settings = settings;
    }

    /** Whether an option has its value from a file: a plan's own word counts for more. */
    boolean byFile(String option) {
        return isPreset(option) && !Objects.requireNonNull(preset.get(option)).environment();
    }

    /** Whether an option has a value that nobody typed, which asks for nothing where it has no meaning. */
    boolean isPreset(String option) {
        return preset.containsKey(option);
    }

    /** The command line with what is set; one that is wrong as it was typed stays as it is. */
    String[] complete(String... typed) throws UserError {
        if (typed.length == 0 || !takesSettings(line.getSubcommands().get(typed[0])) || settings.isNothing()) {
            return typed;
        }
        Map<String, Setting> set;
        try {
            set = settings.read(keys(known(all.get())));
        } catch (ConfigException e) {
            throw new UserError(e.getMessage());
        }
        Optional<ParseResult> parsed = set.isEmpty() ? Optional.empty() : parse(typed);
        return parsed.isPresent() ? complete(parsed.get(), set, typed) : typed;
    }

    /** Other commands, such as {@code status}, go on whatever the settings are. */
    private static boolean takesSettings(@Nullable CommandLine command) {
        return command != null
                && command.getCommandSpec().options().stream()
                        .anyMatch(option -> !option.descriptionKey().isEmpty());
    }

    private String[] complete(ParseResult parsed, Map<String, Setting> set, String... typed) throws UserError {
        List<String> all = new ArrayList<>();
        for (OptionSpec option : parsed.commandSpec().options()) {
            Setting setting = set.get(option.descriptionKey());
            if (setting != null && !parsed.hasMatchedOption(option)) {
                List<String> arguments = arguments(option, setting);
                verify(setting, arguments, typed);
                all.addAll(arguments);
                preset.put(option.longestName(), setting);
            }
        }
        return with(all, typed);
    }

    /** The command, these options, and what else was typed. */
    private static String[] with(List<String> options, String... typed) {
        List<String> all = new ArrayList<>(List.of(typed));
        all.addAll(1, options);
        return all.toArray(String[]::new);
    }

    private Optional<ParseResult> parse(String... typed) {
        try {
            ParseResult parsed = line.parseArgs(typed);
            return Optional.ofNullable(parsed.subcommand()).filter(command -> !command.isUsageHelpRequested());
        } catch (ParameterException e) {
            return Optional.empty();
        }
    }

    private void verify(Setting setting, List<String> arguments, String... typed) throws UserError {
        try {
            line.parseArgs(with(arguments, typed));
        } catch (ParameterException e) {
            throw new UserError(setting.place() + ": " + e.getMessage());
        }
    }

    private static List<String> arguments(OptionSpec option, Setting setting) throws UserError {
        String name = option.longestName();
        if (option.arity().max() > 0) {
            return setting.values().stream().map(value -> name + "=" + value).toList();
        }
        return switch (setting.values().getFirst()) {
            case "true" -> List.of(name);
            case "false" -> List.of();
            default -> throw new UserError(setting.place() + ": give true or false");
        };
    }

    /** By key, the options that are settings: of all commands, the first that has it. */
    static Map<String, OptionSpec> known(CommandLine line) {
        Map<String, OptionSpec> known = new LinkedHashMap<>();
        for (CommandLine command : line.getSubcommands().values()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                if (!option.descriptionKey().isEmpty()) {
                    known.putIfAbsent(option.descriptionKey(), option);
                }
            }
        }
        return known;
    }

    private static Keys keys(Map<String, OptionSpec> known) {
        Map<String, Keys.Kind> kinds = new LinkedHashMap<>();
        known.forEach((key, option) -> kinds.put(key, kind(option)));
        return new Keys(kinds);
    }

    private static Keys.Kind kind(OptionSpec option) {
        if (option.typeInfo().isMap()) {
            return Keys.Kind.TABLE;
        }
        return option.isMultiValue() ? Keys.Kind.LIST : Keys.Kind.VALUE;
    }
}
