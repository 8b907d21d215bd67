package dev.stretto.git;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What an index holds.
 *
 * @param byPath the mode and the object of each path, as {@code 100644 <object>}; paths have each byte as one character, so
 *     that what lies below a directory follows it in order
 * @param forGit those of them that tell git what to do with others: attributes and what is ignored
 */
public record IndexEntries(NavigableMap<String, String> byPath, NavigableMap<String, String> forGit) {

    private static final String SUBMODULE = "160000 ";
    private static final String FILE = "100";

    public IndexEntries {
        byPath = Collections.unmodifiableNavigableMap(byPath);
        forGit = Collections.unmodifiableNavigableMap(forGit);
    }

    private static IndexEntries of(NavigableMap<String, String> byPath) {
        NavigableMap<String, String> forGit = new TreeMap<>();
        byPath.forEach((path, entry) -> {
            if (isForGit(path)) {
                forGit.put(path, entry);
            }
        });
        return new IndexEntries(byPath, forGit);
    }

    private static boolean isForGit(String path) {
        return isAttributes(path) || path.endsWith(".gitignore");
    }

    /** Whether a file says what others look like. */
    public static boolean isAttributes(String path) {
        return path.endsWith(".gitattributes");
    }

    /** Reads {@code ls-files --stage -z}. */
    static IndexEntries of(GitOutput listing) {
        NavigableMap<String, String> entries = new TreeMap<>();
        for (byte[] part : listing.parts()) {
            String entry = new String(part, StandardCharsets.ISO_8859_1);
            int tab = entry.indexOf('\t');
            entries.put(entry.substring(tab + 1), entry.substring(0, entry.indexOf(' ', entry.indexOf(' ') + 1)));
        }
        return of(entries);
    }

    /** Reads an index of a version that is read here. */
    static IndexEntries of(byte[] index, String format) {
        NavigableMap<String, String> entries = new TreeMap<>();
        IndexReader reader = IndexReader.of(index, format);
        while (reader.next()) {
            entries.put(reader.name(), Integer.toOctalString(reader.mode()) + " " + reader.object());
        }
        return of(entries);
    }

    /** The same after some changes. */
    public IndexEntries with(List<RawChange> changes) {
        NavigableMap<String, String> entries = new TreeMap<>(byPath);
        NavigableMap<String, String> special = new TreeMap<>(forGit);
        for (RawChange change : changes) {
            entries.remove(change.path());
            special.remove(change.path());
            if (!change.isDeletion()) {
                entries.put(change.path(), change.entry());
            }
            if (!change.isDeletion() && isForGit(change.path())) {
                special.put(change.path(), change.entry());
            }
        }
        return new IndexEntries(entries, special);
    }

    /** All that lies below a directory. */
    public NavigableMap<String, String> below(String directory) {
        return byPath.subMap(directory + "/", true, directory + "0", false); // in ASCII, 0 comes after /
    }

    public boolean isSubmodule(String path) {
        return byPath.getOrDefault(path, "").startsWith(SUBMODULE);
    }

    /** Whether there is an ordinary file at a path. */
    public boolean isFile(String path) {
        return byPath.getOrDefault(path, "").startsWith(FILE);
    }
}
