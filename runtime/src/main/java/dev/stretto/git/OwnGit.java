package dev.stretto.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what somebody has done in a git directory of their own that borrows our objects. Only its HEAD, refs, index and objects
 * are looked at, as files and by a git of ours: none of its settings, which may name programs, counts.
 */
public final class OwnGit {

    private static final int COMMITS_MAX = 100;
    private static final long REF_BYTES_MAX = 4_096;
    private static final long PACKED_BYTES_MAX = 4_000_000;
    private static final Pattern REF = Pattern.compile("refs/[^\\p{Cntrl} ]+");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    private final GitRepository repository;

    public OwnGit(GitRepository repository) {
        this.repository = repository;
    }

    /**
     * The messages of the commits from {@code base} to its HEAD, the earliest first, of merges the side that was worked on; empty
     * where HEAD does not come from {@code base}, is too far from it, or cannot be read.
     */
    public List<String> messages(Path gitDirectory, ObjectId base) {
        Optional<ObjectId> head = head(gitDirectory).filter(at -> !at.equals(base));
        return head.map(at -> messages(gitDirectory, base, at)).orElse(List.of());
    }

    private List<String> messages(Path gitDirectory, ObjectId base, ObjectId head) {
        GitOutput log = repository
                .call(
                        "log",
                        "-z",
                        "--first-parent",
                        "--max-count=" + COMMITS_MAX,
                        "--no-show-signature",
                        "--no-notes",
                        "--encoding=UTF-8",
                        "--format=%P%n%B",
                        "^" + base,
                        head.hex(),
                        "--")
                .with("GIT_ALTERNATE_OBJECT_DIRECTORIES", quoted(gitDirectory.resolve("objects")))
                .attempt();
        List<String> messages = new ArrayList<>();
        String first = "";
        for (String commit : log.status() == 0 ? log.texts() : List.<String>of()) {
            String[] parts = commit.split("\n", 2);
            first = parts[0].split(" ", 2)[0];
            messages.addFirst(parts.length > 1 ? parts[1] : "");
        }
        return first.equals(base.hex()) ? List.copyOf(messages) : List.of();
    }

    /** The paths that the index there holds as in conflict; none where it cannot be read. */
    public List<String> unmerged(Path gitDirectory) {
        Path index = gitDirectory.resolve("index");
        if (!Files.isRegularFile(index, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        GitOutput entries = repository
                .call("ls-files", "-z", "--unmerged")
                .with("GIT_INDEX_FILE", index)
                .attempt();
        return entries.status() != 0
                ? List.of()
                : entries.texts().stream()
                        .map(entry -> entry.substring(entry.indexOf('\t') + 1))
                        .distinct()
                        .toList();
    }

    /** The list is separated by colons, and what is in quotes is read as in C. */
    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static Optional<ObjectId> head(Path gitDirectory) {
        String head = read(gitDirectory.resolve("HEAD"), REF_BYTES_MAX).strip();
        if (!head.startsWith("ref:")) {
            return id(head);
        }
        String ref = head.substring("ref:".length()).strip();
        if (!REF.matcher(ref).matches() || ref.contains("..")) {
            return Optional.empty();
        }
        return id(read(gitDirectory.resolve(ref), REF_BYTES_MAX).strip()).or(() -> packed(gitDirectory, ref));
    }

    private static Optional<ObjectId> packed(Path gitDirectory, String ref) {
        return read(gitDirectory.resolve("packed-refs"), PACKED_BYTES_MAX)
                .lines()
                .filter(line -> line.endsWith(" " + ref))
                .findFirst()
                .flatMap(line -> id(line.substring(0, line.indexOf(' '))));
    }

    private static Optional<ObjectId> id(String hex) {
        return HEX.matcher(hex).matches() ? Optional.of(new ObjectId(hex)) : Optional.empty();
    }

    /** A file of ordinary size; nothing of what is none, or not there. */
    private static String read(Path file, long bytesMax) {
        try {
            boolean ordinary = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= bytesMax;
            return ordinary ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            return "";
        }
    }
}
