package dev.stretto.workspace;

import dev.stretto.git.BytePaths;
import dev.stretto.git.FileTrees;
import dev.stretto.git.IndexEntries;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What lies in the upper layer of an overlay, but the private git directory. Paths have each byte as one character. How the
 * kernel tells deletions is described in its {@code filesystems/overlayfs.rst}.
 */
final class UpperLayer {

    private static final int TYPE = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int DEVICE = 0020000;
    private static final int FILE = 0100000;
    private static final int LINK = 0120000;

    /** What a path is in the layer. */
    enum Kind {
        /** A file or symbolic link. */
        FILE,
        /** A directory, in which files of the layers below show. */
        DIRECTORY,
        /** A directory in which no file of the layers below shows. */
        OPAQUE,
        /** Nothing, and nothing of the layers below; also a pipe or such, which git does not know. */
        NOTHING
    }

    private final String attributes;
    private final NavigableMap<String, Kind> paths = new TreeMap<>();
    private boolean redirected;

    private UpperLayer(String attributes) {
        this.attributes = attributes;
    }

    /**
     * Reads an upper layer.
     *
     * @param attributes what the names of the extended attributes begin with
     */
    static UpperLayer read(Path upper, String attributes) throws IOException {
        UpperLayer layer = new UpperLayer(attributes);
        layer.walk(upper, "");
        return layer;
    }

    /** Whether a device is what hides a file of the layers below. */
    static boolean isWhiteout(Path path) {
        try {
            Map<String, Object> found = Files.readAttributes(path, "unix:mode,rdev", LinkOption.NOFOLLOW_LINKS);
            return isWhiteout(found);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isWhiteout(Map<String, Object> attributes) {
        return attributes.get("mode") instanceof Integer mode
                && (mode & TYPE) == DEVICE
                && attributes.get("rdev") instanceof Number device
                && device.longValue() == 0;
    }

    private void walk(Path directory, String prefix) throws IOException {
        FileTrees.open(directory);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String path = prefix + BytePaths.key(entry);
                if (!path.equals(".git")) {
                    add(entry, path);
                }
            }
        }
    }

    private void add(Path entry, String path) throws IOException {
        int mode;
        try {
            mode = (int) Files.getAttribute(entry, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return; // a process the task has left behind deleted it
        }
        switch (mode & TYPE) {
            case DIRECTORY -> {
                boolean opaque = OverlayCalls.hasAttribute(entry, attributes + "opaque");
                redirected |= OverlayCalls.hasAttribute(entry, attributes + "redirect");
                paths.put(path, opaque ? Kind.OPAQUE : Kind.DIRECTORY);
                walk(entry, path + "/");
            }
            case FILE, LINK -> paths.put(path, Kind.FILE);
            default -> paths.put(path, Kind.NOTHING);
        }
    }

    /** Whether nothing was touched. */
    boolean isEmpty() {
        return paths.isEmpty();
    }

    /** Whether a directory was renamed that the layers below have, so that its files are not all to be found here. */
    boolean isRedirected() {
        return redirected;
    }

    boolean isDirectory(String path) {
        return path.isEmpty() || paths.get(path) == Kind.DIRECTORY || paths.get(path) == Kind.OPAQUE;
    }

    boolean hasFiles() {
        return paths.containsValue(Kind.FILE);
    }

    /** Whether there is a repository somewhere in it, or what looks like one. */
    boolean hasRepositories() {
        return paths.keySet().stream().anyMatch(path -> path.endsWith("/.git"));
    }

    boolean has(String path) {
        return paths.containsKey(path);
    }

    /** The tracked files that are here, and with them the submodules; with what the index holds of each. */
    Map<String, String> present(IndexEntries tracked) {
        Map<String, String> present = new LinkedHashMap<>();
        paths.forEach((path, kind) -> {
            String entry = tracked.byPath().get(path);
            boolean directory = kind == Kind.DIRECTORY || kind == Kind.OPAQUE;
            if (entry != null && (kind == Kind.FILE || (directory && tracked.isSubmodule(path)))) {
                present.put(path, entry);
            }
        });
        return present;
    }

    /** The tracked files that are no more. */
    Set<String> gone(IndexEntries tracked) {
        Set<String> gone = new TreeSet<>();
        paths.forEach((path, kind) -> {
            switch (kind) {
                case FILE -> gone.addAll(tracked.below(path).keySet());
                case NOTHING -> {
                    gone.addAll(tracked.below(path).keySet());
                    if (tracked.byPath().containsKey(path)) {
                        gone.add(path);
                    }
                }
                case DIRECTORY -> addFile(path, tracked, gone);
                case OPAQUE -> {
                    addFile(path, tracked, gone);
                    tracked.below(path).keySet().stream()
                            .filter(below -> !paths.containsKey(below))
                            .forEach(gone::add);
                }
            }
        });
        return Collections.unmodifiableSet(gone);
    }

    private static void addFile(String path, IndexEntries tracked, Set<String> gone) {
        if (tracked.byPath().containsKey(path) && !tracked.isSubmodule(path)) {
            gone.add(path);
        }
    }
}
