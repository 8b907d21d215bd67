package dev.stretto.planfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * The hidden file beside a plan that its new text is written to, and that the old one is in for a moment.
 *
 * <p>Its name tells what it may hold, so that whoever comes after a process that was killed knows what it left: a name that ends
 * in {@code new} is a text that was never finished; one with two sums is the text before or the text after, which are both
 * elsewhere and can be deleted, or else somebody else's that was displaced and not yet put back.
 */
final class Aside {

    private static final String PREFIX = ".stretto-tick-";
    private static final int SUM_BYTES = 8;

    private final Path target;
    private final String name;

    private Aside(Path target, String name) {
        this.target = target;
        this.name = name;
    }

    static Aside of(Path target, byte[] before, byte[] after) {
        return new Aside(target, sum(before) + "-" + sum(after));
    }

    /** Writes the text there, wholly and synced, with the mode of the plan. */
    Path write(byte[] text) throws IOException {
        Path unfinished = target.resolveSibling(prefix(target) + "new");
        Path finished = target.resolveSibling(prefix(target) + name);
        Files.deleteIfExists(unfinished);
        boolean written = false;
        try (FileChannel channel = create(unfinished)) {
            ByteBuffer rest = ByteBuffer.wrap(text);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            Modes.copy(target, unfinished);
            channel.force(true);
            Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
            written = true;
        } finally {
            if (!written) {
                Files.deleteIfExists(unfinished);
            }
        }
        return finished;
    }

    /** Closed to others until it has the mode of the plan. */
    private static FileChannel create(Path file) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return Files.getFileStore(file.resolveSibling(".")).supportsFileAttributeView("posix")
                ? FileChannel.open(
                        file,
                        options,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : FileChannel.open(file, options);
    }

    /**
     * Removes what a process that was killed has left beside a plan. A text of somebody else's that it had displaced goes back
     * where nobody has written since, else it is kept under a name that can be seen.
     */
    static void sweep(Path target) throws IOException {
        String prefix = prefix(target);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(
                target.resolveSibling("."),
                entry -> entry.getFileName().toString().startsWith(prefix))) {
            for (Path file : left) {
                sweep(target, file, file.getFileName().toString().substring(prefix.length()));
            }
        }
    }

    private static void sweep(Path target, Path file, String name) throws IOException {
        String[] sums = name.split("-", -1);
        String held = sum(Files.readAllBytes(file));
        if (sums.length != 2 || held.equals(sums[0]) || held.equals(sums[1])) {
            Files.delete(file);
        } else if (sum(Files.readAllBytes(target)).equals(sums[1])) {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.move(
                    file,
                    target.resolveSibling(target.getFileName() + ".displaced-" + held),
                    StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static String prefix(Path target) {
        return PREFIX + sum(target.getFileName().toString().getBytes(StandardCharsets.UTF_8)) + "-";
    }

    private static String sum(byte[] bytes) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(whole, 0, SUM_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
