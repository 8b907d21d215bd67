package dev.stretto.git;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a finished git process left: its exit status, its output as bytes, what it said on standard error. */
final class GitOutput {

    private final int status;
    private final byte[] bytes;
    private final String said;

    GitOutput(int status, byte[] bytes, String said) {
        this.status = status;
        this.bytes = bytes;
        this.said = said;
    }

    int status() {
        return status;
    }

    byte[] bytes() {
        return bytes;
    }

    String said() {
        return said;
    }

    /** The output as text. File names that are not UTF-8 show U+FFFD: text is for people, bytes go back to git. */
    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The parts of an output in which every part ends with a NUL. */
    List<byte[]> parts() {
        List<byte[]> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                parts.add(Arrays.copyOfRange(bytes, start, i));
                start = i + 1;
            }
        }
        return parts;
    }

    List<String> texts() {
        return parts().stream()
                .map(part -> new String(part, StandardCharsets.UTF_8))
                .toList();
    }

    List<String> lines() {
        return text().lines().toList();
    }
}
