package dev.stretto.format.stretto;

import dev.stretto.format.StatusWords;
import dev.stretto.format.text.HeadingMark;
import dev.stretto.format.text.Inline;
import dev.stretto.format.text.Mark;
import java.util.List;
import java.util.regex.Pattern;

/** What is left of a line when everything understood is taken out of it. */
final class Titles {

    private static final Pattern ORDER_MARK =
            Pattern.compile("(?<!\\\\)\\[(?:SEQUENTIAL|PARALLEL)\\]", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMENT = Pattern.compile("(?<!\\\\)<!--.*?(?:-->|$)");
    private static final Pattern BLANKS = Pattern.compile("\\s{2,}|[\\s&&[^ ]]");

    /** The boxes of items, and the marks of headings. */
    static final StatusWords STATUS_WORDS = Mark.WORDS.with(HeadingMark.WORDS);

    private Titles() {}

    /** The text between two offsets without the annotations in it, line ends kept. */
    static String without(List<Annotation> annotations, String text, int from, int to) {
        StringBuilder out = new StringBuilder();
        int at = from;
        for (Annotation annotation : annotations) {
            if (annotation.end() > at && annotation.start() < to) {
                out.append(text, at, Math.max(at, annotation.start()));
                text.substring(Math.max(at, annotation.start()), Math.min(to, annotation.end()))
                        .chars()
                        .filter(c -> c == '\n')
                        .forEach(c -> out.append('\n'));
                at = Math.min(to, annotation.end());
            }
        }
        return out.append(text, at, Math.max(at, to)).toString();
    }

    /** One line without status and order marks, comments, and the blanks and dashes that they leave. */
    static String clean(String title) {
        String text = title.indexOf('<') < 0 ? title : COMMENT.matcher(title).replaceAll("");
        text = HeadingMark.without(text);
        if (text.indexOf('[') >= 0) {
            text = ORDER_MARK.matcher(text).replaceAll("");
        }
        text = BLANKS.matcher(text.strip()).replaceAll(" ");
        int end = text.length();
        while (end > 1 && text.charAt(end - 2) == ' ' && "-–—:|,".indexOf(text.charAt(end - 1)) >= 0) {
            end -= 2;
        }
        return Inline.unescaped(text.substring(0, end).strip());
    }
}
