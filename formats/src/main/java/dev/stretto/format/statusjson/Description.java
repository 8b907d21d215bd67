package dev.stretto.format.statusjson;

import dev.stretto.format.json.JsonFields;
import dev.stretto.format.text.IdList;
import dev.stretto.format.text.TextSpan;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a task, which is the line of the Markdown plan it was taken from.
 *
 * @param title without what it says of dependencies
 * @param dependencies what it says of them
 */
record Description(String title, Optional<IdList> dependencies) {

    private static final Pattern DEPENDS = Pattern.compile(
            "\\s{0,5}\\((?:depends(?: on)?|dependencies|dependency)\\s{0,5}:\\s{0,5}([^()]{1,2000})\\)",
            Pattern.CASE_INSENSITIVE);

    static Description of(JsonFields fields, String id) {
        String line = fields.line(fields.has("description") ? "description" : "title");
        Matcher depends = DEPENDS.matcher(line);
        if (!depends.find()) {
            return new Description(line.isEmpty() ? id : line, Optional.empty());
        }
        TextSpan span = new TextSpan.Builder()
                .line(line, fields.position(fields.has("description") ? "description" : "title"))
                .build();
        IdList list = IdList.parse(span, depends.start(1), depends.end(1));
        String title = (line.substring(0, depends.start()) + line.substring(depends.end())).strip();
        return new Description(title.isEmpty() ? id : title, Optional.of(list));
    }
}
