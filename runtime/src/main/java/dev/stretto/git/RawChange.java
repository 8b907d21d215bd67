package dev.stretto.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One path that differs, as git's raw diffs tell it.
 *
 * @param path its bytes, each as one character: fit to be a key, whatever the encoding
 * @param oldObject of zeros where there was nothing
 */
public record RawChange(String path, int oldMode, int newMode, String oldObject, String newObject) {

    private static final int SUBMODULE = 0160000;

    /** Reads as many as follow each other, each from its colon on: two modes, two names, a letter, NUL, the path, NUL. */
    static List<RawChange> readAll(InputStream in) throws IOException {
        List<RawChange> changes = new ArrayList<>();
        while (in.read() == ':') {
            String[] fields = new String(GitHelper.until(in, 0), StandardCharsets.US_ASCII).split(" ");
            String path = new String(GitHelper.until(in, 0), StandardCharsets.ISO_8859_1);
            changes.add(new RawChange(
                    path, Integer.parseInt(fields[0], 8), Integer.parseInt(fields[1], 8), fields[2], fields[3]));
        }
        return changes;
    }

    /** Something that is new, given as mode and object. */
    static RawChange to(String path, String entry) {
        int space = entry.indexOf(' ');
        String object = entry.substring(space + 1);
        return new RawChange(
                path, 0, Integer.parseInt(entry.substring(0, space), 8), "0".repeat(object.length()), object);
    }

    /** Whether there is nothing any more. */
    public boolean isDeletion() {
        return newMode == 0;
    }

    /** What there is now: mode and object. */
    public String entry() {
        return Integer.toOctalString(newMode) + " " + newObject;
    }

    TreeChange forPeople() {
        return new TreeChange(new String(bytes(path), StandardCharsets.UTF_8), oldMode, newMode);
    }

    /** The bytes of a path that has each as one character. */
    static byte[] bytes(String path) {
        return path.getBytes(StandardCharsets.ISO_8859_1);
    }

    boolean wasSubmodule() {
        return oldMode == SUBMODULE;
    }

    boolean isSubmodule() {
        return newMode == SUBMODULE;
    }

    boolean wasFile() {
        return isFile(oldMode);
    }

    boolean isFile() {
        return isFile(newMode);
    }

    static boolean isFile(int mode) {
        return mode >> 12 == 8;
    }
}
