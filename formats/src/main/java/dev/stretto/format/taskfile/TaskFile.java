package dev.stretto.format.taskfile;

import static dev.stretto.format.Diagnostics.quote;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.Edit;
import dev.stretto.format.PlanSource;
import dev.stretto.format.frontmatter.FrontMatter;
import dev.stretto.format.frontmatter.FrontMatterEntry;
import dev.stretto.format.frontmatter.YamlValue;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One such file, its front matter open to be asked. What is wrong with a value is a warning when it is asked for. */
public final class TaskFile {

    private static final Pattern LIST_ITEM = Pattern.compile("[^,\\[\\]]++");

    private final PlanSource source;
    private final FrontMatter frontMatter;
    private final Map<String, FrontMatterEntry> entries = new LinkedHashMap<>();
    private final Diagnostics diagnostics;

    private TaskFile(PlanSource source, FrontMatter frontMatter, Diagnostics diagnostics) {
        this.source = source;
        this.frontMatter = frontMatter;
        this.diagnostics = diagnostics;
    }

    /** Opens a file. */
    public static TaskFile of(PlanSource source, Diagnostics diagnostics) {
        TaskFile file = new TaskFile(source, FrontMatter.of(source, diagnostics), diagnostics);
        file.enter();
        return file;
    }

    private void enter() {
        for (FrontMatterEntry entry : frontMatter.entries()) {
            if (entries.putIfAbsent(entry.key(), entry) != null) {
                warn(entry.position(), "“" + entry.key() + "” is stated twice; the first counts", "keep one of them");
            }
        }
        frontMatter
                .strays()
                .forEach(at ->
                        warn(at, "this line of the front matter has no key, so it is not read", "write key: value"));
    }

    /**
     * A word or sentence of the front matter.
     *
     * @param text without quotes, and without blanks around it
     * @param position where it stands
     */
    public record Word(String text, Position position) {}

    /** The file itself. */
    public PlanSource source() {
        return source;
    }

    /** Every key it has, with its place. */
    public Map<String, Position> keys() {
        Map<String, Position> keys = new LinkedHashMap<>();
        entries.forEach((key, entry) -> keys.put(key, entry.position()));
        return keys;
    }

    /** Whether it has a key, be its value nothing. */
    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** The text of a key; empty where there is none. What is no YAML counts as it is written. */
    public Optional<Word> word(String key) {
        FrontMatterEntry entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        return switch (entry.value()) {
            case YamlValue.Text text -> word(text.text(), text.position());
            case YamlValue.Nothing _ -> Optional.empty();
            case YamlValue.Items list -> noWord(key, list.position());
            case YamlValue.Nested nested -> noWord(key, nested.position());
            case YamlValue.Invalid invalid -> {
                warnOfInvalid(key, invalid);
                yield word(invalid.literal(), invalid.literalAt());
            }
        };
    }

    /** The texts of a key that holds a list, or one text, or several with commas between; none where there are none. */
    public List<Word> words(String key) {
        FrontMatterEntry entry = entries.get(key);
        if (entry == null) {
            return List.of();
        }
        return switch (entry.value()) {
            case YamlValue.Text text when text.raw().equals(text.text()) -> split(text.text(), text.position());
            case YamlValue.Text text ->
                word(text.text(), text.position()).stream().toList();
            case YamlValue.Nothing _ -> List.of();
            case YamlValue.Nested nested ->
                noWord(key, nested.position()).stream().toList();
            case YamlValue.Items list -> {
                List<Word> words = new ArrayList<>();
                list.items().forEach(item -> item(key, item).ifPresent(words::add));
                yield words;
            }
            case YamlValue.Invalid invalid -> {
                warnOfInvalid(key, invalid);
                yield split(invalid.literal(), invalid.literalAt());
            }
        };
    }

    private Optional<Word> item(String key, YamlValue item) {
        return switch (item) {
            case YamlValue.Text text -> word(text.text(), text.position());
            case YamlValue.Nothing _ -> Optional.empty();
            case YamlValue.Items _, YamlValue.Nested _, YamlValue.Invalid _ -> noWord(key, item.position());
        };
    }

    private static Optional<Word> word(String text, Position at) {
        String word = text.strip();
        return word.isEmpty() ? Optional.empty() : Optional.of(new Word(word, at));
    }

    private static List<Word> split(String text, Position at) {
        List<Word> words = new ArrayList<>();
        Matcher item = LIST_ITEM.matcher(text);
        while (item.find()) {
            String trimmed = item.group().strip();
            String word = trimmed.replaceAll("^[\"']|[\"']$", "");
            word(word, at.right(item.start() + item.group().indexOf(trimmed))).ifPresent(words::add);
        }
        return words;
    }

    private Optional<Word> noWord(String key, Position at) {
        warn(at, "“" + key + "” holds something that is no text here, so it is not read", "write " + key + ": value");
        return Optional.empty();
    }

    private void warnOfInvalid(String key, YamlValue.Invalid invalid) {
        warn(
                invalid.position(),
                "“" + key + "” is no YAML (" + quote(invalid.problem()) + "), so it is taken as it is written",
                "put the value in quotes");
    }

    private void warn(Position at, String message, String hint) {
        diagnostics.warning(DiagnosticCode.BAD_VALUE, at, message, hint);
    }

    /** The change after which a key has another value; empty where it cannot be made in place. */
    public Optional<Edit> set(String key, String value) {
        return frontMatter.set(key, value);
    }

    /** What stands below the front matter. */
    public TaskBody body() {
        return TaskBody.of(source, frontMatter.firstLine());
    }
}
