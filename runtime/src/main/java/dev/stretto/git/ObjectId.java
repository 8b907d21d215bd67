package dev.stretto.git;

import java.util.regex.Pattern;

/**
 * The full name of a git object.
 *
 * @param hex 40 (SHA-1) or 64 (SHA-256) lower-case hexadecimal digits
 */
public record ObjectId(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    public ObjectId {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("not the full name of a git object: " + hex);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
