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
 */
public record IndexEntries(NavigableMap<String, String> byPath) {

    private static final String SUBMODULE = "160000 ";
    private static final String FILE = "100";

    public IndexEntries {
        byPath = Collections.unmodifiableNavigableMap(byPath);
    }

    /** Reads {@code ls-files --stage -z}. */
    static IndexEntries of(GitOutput listing) {
        NavigableMap<String, String> entries = new TreeMap<>();
        for (byte[] part : listing.parts()) {
            String entry = new String(part, StandardCharsets.ISO_8859_1);
            int tab = entry.indexOf('\t');
            entries.put(entry.substring(tab + 1), entry.substring(0, entry.indexOf(' ', entry.indexOf(' ') + 1)));
        }
        return new IndexEntries(entries);
    }

    /** Reads an index of a version that is read here. */
    static IndexEntries of(byte[] index, String format) {
        NavigableMap<String, String> entries = new TreeMap<>();
        IndexReader reader = IndexReader.of(index, format);
        while (reader.next()) {
            entries.put(reader.name(), Integer.toOctalString(reader.mode()) + " " + reader.object());
        }
        return new IndexEntries(entries);
    }

    /** The same after some changes. */
    public IndexEntries with(List<RawChange> changes) {
        NavigableMap<String, String> entries = new TreeMap<>(byPath);
        for (RawChange change : changes) {
            if (change.newMode() == 0) {
                entries.remove(change.path());
            } else {
                entries.put(change.path(), change.entry());
            }
        }
        return new IndexEntries(entries);
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
