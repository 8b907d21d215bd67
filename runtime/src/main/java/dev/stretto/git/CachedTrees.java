package dev.stretto.git;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The part of an index that notes the tree of each directory, so that git need not make them anew. The format is described in
 * git's {@code gitformat-index} as the cache tree.
 */
final class CachedTrees {

    private final byte[] from;
    private final Set<String> changed;
    private final int hashBytes;
    private final ByteArrayOutputStream to;
    private int at;

    private CachedTrees(byte[] from, Set<String> changed, int hashBytes) {
        this.from = from;
        this.changed = changed;
        this.hashBytes = hashBytes;
        this.to = new ByteArrayOutputStream(from.length);
    }

    /** The same without the trees of directories in or below which some paths are. */
    static byte[] without(byte[] cached, Collection<String> paths, int hashBytes) {
        if (cached.length == 0) {
            return cached;
        }
        Set<String> changed = new HashSet<>();
        for (String path : paths) {
            changed.add("");
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                changed.add(path.substring(0, slash));
            }
        }
        CachedTrees trees = new CachedTrees(cached, changed, hashBytes);
        trees.copy("");
        return trees.to.toByteArray();
    }

    /** Copies a directory and those in it: a name, how many files and directories are in it, and the tree if it is known. */
    private void copy(String parent) {
        String name = until('\0');
        String path = parent.isEmpty() ? name : parent + "/" + name;
        int files = Integer.parseInt(until(' '));
        int directories = Integer.parseInt(until('\n'));
        boolean known = files >= 0 && !changed.contains(path);
        to.writeBytes(RawChange.bytes(name + "\0" + (known ? files : -1) + " " + directories + "\n"));
        if (known) {
            to.write(from, at, hashBytes);
        }
        if (files >= 0) {
            at += hashBytes;
        }
        for (int directory = 0; directory < directories; directory++) {
            copy(path);
        }
    }

    private String until(char end) {
        int start = at;
        while (from[at] != end) {
            at++;
        }
        at++;
        return new String(from, start, at - 1 - start, StandardCharsets.ISO_8859_1);
    }
}
