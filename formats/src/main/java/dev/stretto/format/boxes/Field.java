package dev.stretto.format.boxes;

import dev.stretto.format.text.TextSpan;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the form {@code **Name**: value} or {@code _Name: value_}, in the languages that plans were seen in.
 *
 * @param emphasised whether stars or underscores make it stand out, as authors do for fields and not for prose
 * @param valueStart where its value starts
 * @param valueEnd where that ends
 */
public record Field(Kind kind, boolean emphasised, int valueStart, int valueEnd) {

    /** What a field is about. */
    public enum Kind {
        DEPENDENCIES("dependencies|dependency|depends on|depends|depend on|blocked by|依赖|依赖项|依赖于|依賴|前置任务|前置依赖"
                + "|依存|依存関係|依存タスク|의존성|의존 관계|선행 작업|dependências|dependência|depende de|dependencias|dependencia"
                + "|зависимости|зависит от|abhängigkeiten|dépendances|bağımlılıklar|bağımlılık|التبعيات|يعتمد على"),
        ESTIMATE(
                "estimate|estimated time|estimation|effort|estimated effort|time estimate|duration|预计时间|预估时间|预计工时|工时|估时"
                        + "|見積もり|見積|所要時間|예상 시간|소요 시간|예상 소요 시간|estimativa|tempo estimado|estimación|tiempo estimado"
                        + "|оценка|время|schätzung|aufwand|estimation|durée estimée|süre|tahmini süre"),
        PRIORITY("priority|优先级|優先度|우선순위|prioridade|prioridad|приоритет|priorität|priorité|öncelik|الأولوية");

        /** All names in lower case, separated by bars. */
        private final String names;

        Kind(String names) {
            this.names = names;
        }
    }

    private static final Pattern FIELD =
            Pattern.compile("([*_]{0,3})(\\p{L}[\\p{L}\\p{M}]*+(?:[ _-][\\p{L}\\p{M}]++){0,3})"
                    + "([*_]{0,3})\\s{0,3}[:：]([*_]{0,3})(?=\\s|$|\\[|[*_`]|[^\\x00-\\x7F])\\s*");

    private static final Map<String, Kind> BY_NAME = byName();

    private static Map<String, Kind> byName() {
        Map<String, Kind> found = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            for (String name : kind.names.split("\\|")) {
                found.put(name, kind);
            }
        }
        return found;
    }

    /** The field between two offsets of a text, which are of one line. */
    public static Optional<Field> of(TextSpan span, int from, int to) {
        Matcher matcher = FIELD.matcher(span.text()).region(from, to);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        Kind kind = BY_NAME.get(matcher.group(2).toLowerCase(Locale.ROOT).replace('_', ' '));
        if (kind == null) {
            return Optional.empty();
        }
        int end = to;
        while (end > matcher.end() && "*_ \t".indexOf(span.text().charAt(end - 1)) >= 0) {
            end--;
        }
        return Optional.of(new Field(kind, !matcher.group(1).isEmpty(), matcher.end(), end));
    }
}
