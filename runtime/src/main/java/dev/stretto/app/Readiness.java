package dev.stretto.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Whether runs can go on at a place: each check tells what is wrong, for people, or nothing. Quick enough for every minute. */
public final class Readiness {

    private static final long DISK_BYTES_MIN = 100L * 1024 * 1024;

    private Readiness() {}

    /** Whether journals can be written. */
    public static Optional<String> journal(Place place) {
        return problem(Folders.writable("journal", place.runs().directory(), ""));
    }

    /** Whether there is room for more. */
    public static Optional<String> disk(Place place) {
        Path folder = Folders.existing(place.runs().directory());
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            return free >= DISK_BYTES_MIN
                    ? Optional.empty()
                    : Optional.of("only " + free / (1024 * 1024) + " MB are free for runs");
        } catch (IOException e) {
            return Optional.of("the free room cannot be told (" + Folders.reason(e) + ")");
        }
    }

    /** Whether workspaces can be made. */
    public static Optional<String> workspaces(Map<String, String> environment) {
        return problem(Folders.writable("workspaces", Grounds.cache(environment), ""));
    }

    private static Optional<String> problem(Finding finding) {
        return finding.status() == Finding.Status.OK ? Optional.empty() : Optional.of(finding.message());
    }
}
