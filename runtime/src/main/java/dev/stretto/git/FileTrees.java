package dev.stretto.git;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/** Work on directory trees of ours in which a task may have left anything. Symbolic links are never followed. */
public final class FileTrees {

    private static final Set<PosixFilePermission> DIRECTORY_NEEDS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    private static final Set<PosixFilePermission> FILE_NEEDS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private FileTrees() {}

    /** Deletes a file, link or directory with all it holds, also where permissions are in the way; nothing if it is not there. */
    public static void delete(Path path) throws IOException {
        if (isDirectory(path)) {
            open(path);
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
                for (Path entry : entries) {
                    delete(entry);
                }
            }
        }
        Files.deleteIfExists(path);
    }

    /** Deletes a file, and the directories it was the last in, up to one that stays. */
    static void deleteWithin(Path root, Path file) throws IOException {
        Files.deleteIfExists(file);
        for (Path parent = file.getParent(); parent != null && !parent.equals(root); parent = parent.getParent()) {
            try {
                Files.delete(parent);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }

    /** Gives the owner of a directory back the permission to list and change it. */
    public static void open(Path directory) throws IOException {
        grant(directory, attributes(directory), DIRECTORY_NEEDS);
    }

    /**
     * Makes everything below a directory fit for git: gives the owner back the permission to read and write, and deletes pipes,
     * sockets and devices, which git neither collects nor cleans.
     *
     * @param visit asked for each directory and file below; false leaves it and what it holds alone
     */
    public static void repair(Path directory, Predicate<Path> visit) throws IOException {
        open(directory);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (!visit.test(entry)) {
                    continue;
                }
                PosixFileAttributes attributes;
                try {
                    attributes = attributes(entry);
                } catch (NoSuchFileException e) {
                    continue; // a process the task has left behind deleted it
                }
                if (attributes.isDirectory()) {
                    repair(entry, visit);
                } else if (attributes.isRegularFile()) {
                    grant(entry, attributes, FILE_NEEDS);
                } else if (attributes.isOther()) {
                    Files.deleteIfExists(entry);
                }
            }
        }
    }

    /**
     * Whether everything below a directory is as git would have made it: files, links, and directories that their owner may list and
     * change, but no repository, pipe, socket or device. Says no where it cannot tell quickly, as of names in another encoding.
     *
     * @param visit asked for each directory below; false leaves it and what it holds alone
     */
    public static boolean isPlain(Path directory, Predicate<Path> visit) {
        try {
            return NativeListing.available() && listsPlain(directory, visit);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean listsPlain(Path directory, Predicate<Path> visit) throws IOException {
        if (!attributes(directory).permissions().containsAll(DIRECTORY_NEEDS)) {
            return false;
        }
        NativeListing.Listing listing = NativeListing.list(directory);
        if (listing.others()) {
            return false;
        }
        for (String name : listing.directories()) {
            Path entry = directory.resolve(name);
            if (visit.test(entry) && (name.equals(".git") || !listsPlain(entry, visit))) {
                return false;
            }
        }
        return true;
    }

    /** Whether there is a directory, and not merely a link to one. */
    public static boolean isDirectory(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether there is anything, be it a link to nowhere. */
    public static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    public static boolean isEmpty(Path directory) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            return !entries.iterator().hasNext();
        }
    }

    private static PosixFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static void grant(Path path, PosixFileAttributes attributes, Set<PosixFilePermission> needs)
            throws IOException {
        Set<PosixFilePermission> permissions = attributes.permissions();
        if (!permissions.containsAll(needs)) {
            Set<PosixFilePermission> granted = EnumSet.copyOf(needs);
            granted.addAll(permissions);
            Files.setPosixFilePermissions(path, granted);
        }
    }
}
