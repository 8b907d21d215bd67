package dev.stretto.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Relative URI references (RFC 3986). */
final class UriReference {

    private static final String UNRESERVED_MARKS = "-._~";

    private UriReference() {}

    /** A relative path with forward slashes, every byte of its UTF-8 names escaped that could mean something else. */
    static String relative(Path path) {
        String reference = StreamSupport.stream(path.spliterator(), false)
                .map(segment -> escaped(segment.toString()))
                .collect(Collectors.joining("/"));
        return reference.isEmpty() ? "." : reference;
    }

    private static String escaped(String segment) {
        StringBuilder out = new StringBuilder(segment.length());
        for (byte unit : segment.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (unit & 0xFF);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || UNRESERVED_MARKS.indexOf(c) >= 0;
            if (plain) {
                out.append(c);
            } else {
                out.append('%').append(String.format("%02X", unit & 0xFF));
            }
        }
        return out.toString();
    }
}
