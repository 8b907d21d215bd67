package dev.stretto.app;

import dev.stretto.format.convert.PlanWriters;
import dev.stretto.format.convert.Written;
import dev.stretto.plan.PlanFormat;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;

/** Writes plans in other formats, to files that are whole or not there. */
public final class ConvertPlan {

    private ConvertPlan() {}

    /**
     * A plan in another format.
     *
     * @param loaded a plan that is ok
     * @throws UserError if no plans are written in that format
     */
    public static Written convert(LoadedPlan loaded, PlanFormat to) throws UserError {
        return PlanWriters.write(loaded.plan().orElseThrow(), to)
                .orElseThrow(() -> new UserError("plans are not written as " + to.label() + "; name one of: "
                        + PlanWriters.formats().stream().map(PlanFormat::label).collect(Collectors.joining(", "))));
    }

    /**
     * Writes a text to a file, which is never seen half written.
     *
     * @param replacing whether a file that is there already may be replaced
     * @throws UserError if it may not, or the file cannot be written
     */
    public static void save(String text, Path file, boolean replacing) throws UserError {
        try {
            if (replacing) {
                replace(text, Files.exists(file) ? file.toRealPath() : file);
                return;
            }
            // Taken before anything is written, so that of two conversions at once only one succeeds.
            Files.createFile(file);
            try {
                replace(text, file);
            } catch (IOException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (FileAlreadyExistsException e) {
            throw new UserError(file + " is there already; name another file, or replace it by --force");
        } catch (IOException e) {
            throw new UserError(file + " cannot be written: " + e);
        }
    }

    private static void replace(String text, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        // Readable as the user's other new files are; a temporary file would otherwise be its owner's alone.
        Path fresh = Files.createTempFile(
                folder,
                ".stretto-",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-")));
        try {
            Files.writeString(fresh, text);
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
