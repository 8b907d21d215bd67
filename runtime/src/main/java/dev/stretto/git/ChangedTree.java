package dev.stretto.git;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Trees that differ from others in some entries. Only the directories that hold one of them are read and written. */
public final class ChangedTree {

    private static final String DIRECTORY = "40000 ";

    private final GitRepository repository;

    public ChangedTree(GitRepository repository) {
        this.repository = repository;
    }

    /**
     * The tree that has at some paths what another tree has there, and all else as it is.
     *
     * @param paths files from the root, separated by {@code /}; those that the other tree does not have are left out
     */
    public ObjectId restored(ObjectId tree, ObjectId other, Collection<String> paths) {
        Map<String, Optional<String>> entries = new LinkedHashMap<>();
        for (String path : paths) {
            entries.put(bytesOf(path), Optional.empty());
            for (byte[] there : repository
                    .call("ls-tree", "-r", "-z", "--full-tree", other.hex(), "--", path)
                    .run()
                    .parts()) {
                String line = new String(there, StandardCharsets.ISO_8859_1);
                int tab = line.indexOf('\t');
                String[] fields = line.substring(0, tab).split(" "); // mode, type and object
                entries.put(line.substring(tab + 1), Optional.of(fields[0] + " " + fields[2]));
            }
        }
        return with(repository.objects().tree(tree), entries);
    }

    /** The bytes of a path, each as one character. */
    static String bytesOf(String path) {
        return new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /**
     * A tree with other entries.
     *
     * @param entries mode and object by path, each byte of which is one character; empty for what is to be there no more
     */
    ObjectId with(ObjectId tree, Map<String, Optional<String>> entries) {
        return changed(Optional.of(tree.hex()), entries)
                .map(ObjectId::new)
                .orElseGet(() -> repository.objects().writeTree(new byte[0]));
    }

    /** Empty where nothing is left. */
    private Optional<String> changed(Optional<String> tree, Map<String, Optional<String>> entries) {
        NavigableMap<String, String> items =
                tree.map(name -> read(repository.objects().tree(name))).orElseGet(TreeMap::new);
        Map<String, String> before = new TreeMap<>(items);
        Map<String, Map<String, Optional<String>>> below = new LinkedHashMap<>();
        entries.forEach((path, entry) -> {
            int slash = path.indexOf('/');
            if (slash >= 0) {
                below.computeIfAbsent(path.substring(0, slash), _ -> new LinkedHashMap<>())
                        .put(path.substring(slash + 1), entry);
            } else if (entry.isEmpty() && !isDirectory(items, path)) {
                items.remove(path);
            }
        });
        below.forEach((name, inside) -> {
            Optional<String> there = Optional.ofNullable(items.get(name))
                    .filter(item -> item.startsWith(DIRECTORY))
                    .map(item -> item.substring(DIRECTORY.length()));
            Optional<String> now = changed(there, inside);
            if (now.isPresent()) {
                items.put(name, DIRECTORY + now.get());
            } else if (there.isPresent()) {
                items.remove(name);
            }
        });
        entries.forEach((path, entry) -> {
            if (entry.isPresent() && path.indexOf('/') < 0) {
                items.put(path, entry.get());
            }
        });
        if (items.isEmpty()) {
            return Optional.empty();
        }
        return tree.isPresent() && items.equals(before)
                ? tree
                : Optional.of(repository.objects().writeTree(bytes(items)).hex());
    }

    private static boolean isDirectory(Map<String, String> items, String name) {
        return items.getOrDefault(name, "").startsWith(DIRECTORY);
    }

    /** What git keeps of each entry: its mode, a blank, its name, NUL, and the bytes of the object's name. */
    private NavigableMap<String, String> read(byte[] tree) {
        NavigableMap<String, String> items = new TreeMap<>();
        int hashBytes = IndexReader.hashBytes(repository.objectFormat());
        int at = 0;
        while (at < tree.length) {
            int zero = at;
            while (tree[zero] != 0) {
                zero++;
            }
            String entry = new String(tree, at, zero - at, StandardCharsets.ISO_8859_1);
            int blank = entry.indexOf(' ');
            at = zero + 1 + hashBytes;
            items.put(
                    entry.substring(blank + 1),
                    mode(Integer.parseInt(entry.substring(0, blank), 8)) + " "
                            + HexFormat.of().formatHex(Arrays.copyOfRange(tree, zero + 1, at)));
        }
        return items;
    }

    /** Old trees spell modes in ways that git no longer writes. */
    private static String mode(int mode) {
        int file = (mode & 0100) == 0 ? 0100644 : 0100755;
        int normal = RawChange.isFile(mode) ? file : mode;
        return Integer.toOctalString(normal);
    }

    /** Git has directories in the order in which their names would come with a slash at the end. */
    private static byte[] bytes(Map<String, String> items) {
        NavigableMap<String, String> sorted = new TreeMap<>();
        items.forEach((name, entry) -> sorted.put(entry.startsWith(DIRECTORY) ? name + "/" : name, name));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String name : sorted.values()) {
            String entry = items.getOrDefault(name, "");
            int blank = entry.indexOf(' ');
            bytes.writeBytes(RawChange.bytes(entry.substring(0, blank) + " " + name + "\0"));
            bytes.writeBytes(HexFormat.of().parseHex(entry.substring(blank + 1)));
        }
        return bytes.toByteArray();
    }
}
