package dev.stretto.format.frontmatter;

import dev.stretto.format.Edit;
import dev.stretto.format.PlanSource;
import dev.stretto.plan.Position;
import java.util.Optional;

/**
 * One key and its value.
 *
 * @param start the offset of the key in the source
 * @param valueStart the offset behind its colon
 * @param end the offset of the line behind the value
 */
public record FrontMatterEntry(PlanSource source, String key, int start, int valueStart, int end) {

    /** Where the key stands. */
    public Position position() {
        return source.position(start);
    }

    /** What it says. */
    public YamlValue value() {
        return YamlReader.value(this);
    }

    Optional<Edit> set(String value) {
        return switch (value()) {
            case YamlValue.Text text -> text.replacedBy(value);
            case YamlValue.Nothing nothing
            when nothing.length() > 0 -> Optional.of(new Edit(nothing.position(), nothing.length(), Plain.of(value)));
            case YamlValue.Nothing _ -> Optional.of(new Edit(source.position(valueStart), 0, " " + Plain.of(value)));
            case YamlValue.Items _, YamlValue.Nested _, YamlValue.Invalid _ -> Optional.empty();
        };
    }
}
