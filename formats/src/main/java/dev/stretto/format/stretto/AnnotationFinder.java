package dev.stretto.format.stretto;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.text.IdList;
import dev.stretto.format.text.Inline;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the annotations of a text: {@code (key: value)}, also several in one bracket, and {@code (depends on 1.1)}. */
final class AnnotationFinder {

    private static final Pattern HEAD = Pattern.compile("\\(\\s{0,5}([A-Za-z][A-Za-z_ -]{0,24}):");
    private static final Pattern NEXT = Pattern.compile("[,;]\\s{0,5}([A-Za-z][A-Za-z_ -]{0,24}):");
    private static final Pattern DEPENDS_ON =
            Pattern.compile("\\(\\s{0,5}depends\\s{1,5}on\\s{1,5}", Pattern.CASE_INSENSITIVE);
    private static final Pattern NON_BLOCKING = Pattern.compile("\\(non-blocking\\)", Pattern.CASE_INSENSITIVE);

    private final TextSpan span;
    private final Inline inline;
    private final Diagnostics diagnostics;
    private final List<Annotation> found = new ArrayList<>();

    private AnnotationFinder(TextSpan span, Inline inline, Diagnostics diagnostics) {
        this.span = span;
        this.inline = inline;
        this.diagnostics = diagnostics;
    }

    /** The annotations in order. A bracket that is not closed, or whose key is nearly one, is a diagnostic. */
    static List<Annotation> in(TextSpan span, Inline inline, Diagnostics diagnostics) {
        if (span.text().indexOf('(') < 0) {
            return List.of();
        }
        AnnotationFinder finder = new AnnotationFinder(span, inline, diagnostics);
        finder.find();
        return finder.found;
    }

    private void find() {
        String text = span.text();
        int at = 0;
        while (at < text.length()) {
            int next = at + 1;
            if (inline.skip(at) > at) {
                next = inline.skip(at);
            } else if (text.charAt(at) == '(') {
                next = bracket(at);
            }
            at = next;
        }
    }

    /** Takes one bracket if it is an annotation. Answers where to go on: behind it, or else inside it. */
    private int bracket(int open) {
        String text = span.text();
        int close = inline.closing(open);
        Matcher head = HEAD.matcher(text).region(open, text.length());
        if (head.lookingAt()) {
            Optional<AnnotationKey> key = AnnotationKey.of(head.group(1));
            if (key.isPresent() && close < 0) {
                diagnostics.error(
                        DiagnosticCode.BAD_VALUE,
                        span.position(open),
                        "the bracket of “" + key.get().label() + "” is not closed",
                        "close it with “)” in the same paragraph");
                return open + 1;
            }
            if (key.isPresent()) {
                values(key.get(), open, head.end(), close);
                return close + 1;
            }
            AnnotationKey.meantBy(head.group(1))
                    .ifPresent(meant -> diagnostics.warning(
                            DiagnosticCode.IGNORED_ANNOTATION,
                            span.position(open),
                            "“" + head.group(1).strip() + ":” is no annotation, so it is taken as text",
                            "did you mean “" + meant.label() + ":”?"));
            return open + 1;
        }
        return close < 0 ? open + 1 : withoutColon(open, close);
    }

    private int withoutColon(int open, int close) {
        String text = span.text();
        Matcher matcher = DEPENDS_ON.matcher(text).region(open, close);
        if (matcher.lookingAt() && IdList.parse(span, matcher.end(), close).proper()) {
            found.add(new Annotation(AnnotationKey.DEPENDS, open, close + 1, matcher.end(), close));
            return close + 1;
        }
        if (NON_BLOCKING.matcher(text).region(open, close + 1).matches()) {
            found.add(new Annotation(AnnotationKey.BACKGROUND, open, close + 1, open + 1, close));
            return close + 1;
        }
        return open + 1;
    }

    /** The values of one bracket, split where a known key follows a comma or semicolon. */
    private void values(AnnotationKey first, int open, int valueStart, int close) {
        String text = span.text();
        AnnotationKey key = first;
        int start = valueStart;
        int at = valueStart;
        Matcher matcher = NEXT.matcher(text);
        while (at < close) {
            int next = inline.skip(at) > at ? inline.skip(at) : at + 1;
            char c = text.charAt(at);
            if ((c == ',' || c == ';') && matcher.region(at, close).lookingAt()) {
                Optional<AnnotationKey> following = AnnotationKey.of(matcher.group(1));
                if (following.isPresent()) {
                    found.add(new Annotation(key, open, close + 1, start, at));
                    key = following.get();
                    start = matcher.end();
                    next = start;
                }
            }
            at = next;
        }
        found.add(new Annotation(key, open, close + 1, start, close));
    }
}
