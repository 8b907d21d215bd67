package dev.stretto.format.org;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.text.IdList;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the brackets in a heading say: {@code [S][R:MED][C:MEDIUM][D:1.2,1.6]}.
 *
 * @param title the text without them
 * @param dependencies what {@code [D:]} and {@code [AFTER:]} name; empty where there is neither
 * @param soft what {@code [SD:]} names
 * @param blocks what {@code [BLOCKS:]} names: those wait for this
 */
record Marks(String title, Optional<List<IdList.Item>> dependencies, List<IdList.Item> soft, List<IdList.Item> blocks) {

    private static final Pattern MARK = Pattern.compile("\\[([A-Za-z]{1,10})(?::([^\\[\\]]{0,2000}))?\\]");

    Marks {
        dependencies = dependencies.map(List::copyOf);
        soft = List.copyOf(soft);
        blocks = List.copyOf(blocks);
    }

    /** The marks of a heading from an offset on; one that is not known stays in the title, and is remarked on. */
    static Marks of(TextSpan span, int from, Diagnostics diagnostics) {
        StringBuilder title = new StringBuilder();
        List<IdList.Item> dependencies = new ArrayList<>();
        List<IdList.Item> soft = new ArrayList<>();
        List<IdList.Item> blocks = new ArrayList<>();
        boolean stated = false;
        Matcher matcher = MARK.matcher(span.text());
        int at = from;
        while (matcher.find(at)) {
            title.append(span.text(), at, matcher.start());
            at = matcher.end();
            String name = matcher.group(1).toUpperCase(Locale.ROOT);
            List<IdList.Item> ids = matcher.group(2) == null
                    ? List.of()
                    : IdList.parse(span, matcher.start(2), matcher.end(2)).items();
            switch (name) {
                case "D", "AFTER" -> {
                    stated = true;
                    dependencies.addAll(ids);
                }
                case "SD" -> soft.addAll(ids);
                case "BLOCKS" -> blocks.addAll(ids);
                // Whether tasks run one by one follows from what they depend on; risk and complexity inform people.
                case "S", "P", "PS", "R", "C" -> {}
                default -> {
                    title.append(matcher.group());
                    remark(span, matcher, diagnostics);
                }
            }
        }
        title.append(span.text(), at, span.text().length());
        return new Marks(title.toString().strip(), stated ? Optional.of(dependencies) : Optional.empty(), soft, blocks);
    }

    private static void remark(TextSpan span, Matcher matcher, Diagnostics diagnostics) {
        if (matcher.group(2) != null) {
            diagnostics.info(
                    DiagnosticCode.IGNORED_ANNOTATION,
                    span.position(matcher.start()),
                    matcher.group() + " is not known here, so it is taken as text",
                    "the marks are [D:], [SD:], [AFTER:], [BLOCKS:], [S], [P], [PS], [R:] and [C:]");
        }
    }
}
