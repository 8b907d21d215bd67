package dev.stretto.planfile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * A file of the user's that is read, and replaced as a whole, while others may do the same.
 *
 * <p>Replacing loses nothing that somebody else wrote. The new text is written beside the file and synced; then the two change
 * places in one step, so that whoever reads sees the old text or the new, and a crash leaves one of them. Only what was displaced
 * tells for certain what the file said at that moment: if it is the text that the new one was made from, and nobody has it open to
 * go on writing, it is deleted. Else it is somebody else's, and goes back by the same exchange; should that in turn displace a
 * text that is not ours, it is a still later one, which goes back again. The caller then begins anew with what the file says.
 *
 * <p>Whoever opened the file before the exchange and writes after it has it open at the moment of the check; whoever opens it
 * later opens the new text. Between processes of Stretto, {@link FolderLock} keeps the redoing rare.
 *
 * <p>A link is kept, and its target replaced. Mode, owner and group stay as far as the system allows. Other names of the same file
 * (hard links) keep the old text.
 */
final class PlanFile {

    private final Path target;
    private final boolean exchanges;
    private final Runnable atTheCriticalMoment;

    private PlanFile(Path target, boolean exchanges, Runnable atTheCriticalMoment) {
        this.target = target;
        this.exchanges = exchanges;
        this.atTheCriticalMoment = atTheCriticalMoment;
    }

    /** The file at a path, which must be there; a link is followed. */
    static PlanFile at(Path path) throws PlanFileException {
        return at(path, true, () -> {});
    }

    /**
     * As {@link #at(Path)}.
     *
     * @param mayExchange whether files may change places where the system can do that
     * @param atTheCriticalMoment run right before the new text takes the place of the old one
     */
    static PlanFile at(Path path, boolean mayExchange, Runnable atTheCriticalMoment) throws PlanFileException {
        try {
            Path target = path.toRealPath();
            if (!Files.isRegularFile(target)) {
                throw new PlanFileException(path + " is no file that could be ticked: name the plan file");
            }
            return new PlanFile(target, mayExchange && NativeFiles.available(), atTheCriticalMoment);
        } catch (NoSuchFileException e) {
            throw new PlanFileException("there is no file " + path + ": check the path");
        } catch (IOException e) {
            throw new PlanFileException(path + " cannot be read: " + words(e));
        }
    }

    /** The folder that the file itself lies in. */
    Path folder() {
        Path parent = target.getParent();
        return parent == null ? target : parent;
    }

    Path target() {
        return target;
    }

    byte[] read() throws PlanFileException {
        try {
            return Files.readAllBytes(target);
        } catch (IOException e) {
            throw new PlanFileException(target + " cannot be read: " + words(e));
        }
    }

    /** Refuses a file that its owner has made read-only: replacing it would get round that. */
    void requireWritable() throws PlanFileException {
        if (!Files.isWritable(target) || Modes.readOnly(target)) {
            throw new PlanFileException(target + " is read-only: make it writable (chmod u+w) to have it ticked");
        }
        if (!Files.isWritable(folder())) {
            throw new PlanFileException("the folder " + folder() + " is read-only, so " + target.getFileName()
                    + " cannot be ticked: make it writable (chmod u+w)");
        }
    }

    /**
     * Gives the file another text.
     *
     * @param expected the text that the new one was made from
     * @return false where somebody else changed the file meanwhile, or is just writing it: their text stands, begin anew
     */
    boolean replace(byte[] expected, byte[] next) throws PlanFileException {
        requireWritable();
        try {
            Aside aside = Aside.of(target, expected, next);
            Path fresh = aside.write(next);
            atTheCriticalMoment.run();
            boolean exchanged = exchanges && NativeFiles.exchange(fresh, target);
            boolean replaced = exchanged ? settle(fresh, expected, next) : move(fresh, expected);
            sync(folder());
            return replaced;
        } catch (IOException e) {
            throw new PlanFileException(target + " cannot be written: " + words(e));
        }
    }

    /** Deletes what was displaced, or puts it back. */
    private boolean settle(Path displaced, byte[] expected, byte[] next) throws IOException {
        // In this order: whoever still had it open while we looked has written before we read.
        boolean stillWritten = NativeFiles.openForWriting(displaced);
        byte[] now = Files.readAllBytes(displaced);
        if (!stillWritten && Arrays.equals(now, expected)) {
            Files.delete(displaced);
            return true;
        }
        putBack(displaced, now, next);
        return false;
    }

    /** The text at {@code displaced} is newer than {@code inPlace}, which stands where it stood, unless that has changed too. */
    private void putBack(Path displaced, byte[] newer, byte[] inPlace) throws IOException {
        byte[] older = inPlace;
        byte[] going = newer;
        while (true) {
            if (!NativeFiles.exchange(displaced, target)) {
                throw new IOException("its text is in " + displaced + " now");
            }
            boolean stillWritten = NativeFiles.openForWriting(displaced);
            byte[] back = Files.readAllBytes(displaced);
            if (!stillWritten && Arrays.equals(back, older)) {
                Files.delete(displaced);
                return;
            }
            older = going;
            going = back;
        }
    }

    /** Where files cannot change places: what is written between the look and the move is lost, a window of microseconds. */
    private boolean move(Path fresh, byte[] expected) throws IOException {
        if (!Arrays.equals(Files.readAllBytes(target), expected)) {
            Files.delete(fresh);
            return false;
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** What the system says of a failure; of some it says nothing but where. */
    private static String words(IOException e) {
        return switch (e) {
            case AccessDeniedException denied ->
                "there is no permission to read or write " + denied.getFile() + ": give it to yourself (chmod)";
            case NoSuchFileException gone -> gone.getFile() + " is not there any more";
            default -> {
                String message = String.valueOf(e.getMessage());
                yield message.contains("No space left") ? "the disk is full: make room, then try again" : message;
            }
        };
    }
}
