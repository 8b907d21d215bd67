package dev.stretto.format.org;

import dev.stretto.format.PlanSource;
import dev.stretto.format.text.IdList;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.Position;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a property drawer: {@code :DEPS: 1.2,1.6}.
 *
 * @param at where its value starts
 */
record Property(String name, String value, Position at) {

    private static final Pattern LINE = Pattern.compile("\\s{0,40}:([A-Za-z][A-Za-z0-9_-]{0,60}):\\s*(.*)");

    static Optional<Property> of(PlanSource source, int line) {
        Matcher matcher = LINE.matcher(source.line(line));
        return matcher.matches()
                ? Optional.of(new Property(
                        matcher.group(1), matcher.group(2).strip(), source.position(line, matcher.start(2) + 1)))
                : Optional.empty();
    }

    /** Its value as a list of ids. */
    IdList ids() {
        return IdList.parse(new TextSpan.Builder().line(value, at).build(), 0, value.length());
    }
}
