package dev.stretto.engine;

import java.util.List;
import java.util.stream.Collectors;

/** Files in a message: the first few of them, since events hold them all. */
final class FileNames {

    private static final int NAMED_MAX = 10;

    private FileNames() {}

    static String of(List<String> files) {
        String more = files.size() > NAMED_MAX ? " and " + (files.size() - NAMED_MAX) + " more files" : "";
        return files.stream().limit(NAMED_MAX).collect(Collectors.joining(", ")) + more;
    }
}
