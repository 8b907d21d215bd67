package dev.stretto.bench.replay;

import dev.stretto.bench.replay.NastyTree.Entry;
import dev.stretto.bench.support.Git;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Writes a history of {@link NastyTree}s, with merges and commits that change nothing, as a bare repository. */
final class NastyHistory {

    private static final int CHANGES_MAX = 5;

    private final SplittableRandom random;
    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
    private TreeMap<String, Entry> main = new TreeMap<>();
    private int marks;
    private int head;

    private NastyHistory(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /**
     * Makes a repository.
     *
     * @param commits how many along first parents; merged ones come in addition
     */
    static void write(Path directory, long seed, int commits) {
        NastyHistory history = new NastyHistory(seed);
        for (int at = 0; at < commits; at++) {
            history.next();
        }
        history.text("reset refs/heads/main\nfrom :" + history.head + "\n\n");
        new Git(directory.getParent()).call("init", "-q", "--bare", "-b", "main", directory.toString());
        new Git(directory).feed(history.stream.toByteArray(), "-c", "core.ignorecase=false", "fast-import", "--quiet");
    }

    private void next() {
        int kind = random.nextInt(12);
        if (kind == 0) {
            head = commit(head, 0, main, main); // changes nothing
        } else if (kind == 1 && head > 0) {
            merge();
        } else {
            TreeMap<String, Entry> before = new TreeMap<>(main);
            change(main);
            head = commit(head, 0, before, main);
        }
    }

    private void change(TreeMap<String, Entry> entries) {
        NastyTree tree = new NastyTree(random, entries);
        int changes = 1 + random.nextInt(CHANGES_MAX);
        for (int at = 0; at < changes; at++) {
            tree.change();
        }
    }

    /** A branch from the head is merged back, its last state winning. */
    private void merge() {
        TreeMap<String, Entry> before = new TreeMap<>(main);
        TreeMap<String, Entry> side = new TreeMap<>(main);
        int at = head;
        for (int commits = 1 + random.nextInt(2); commits > 0; commits--) {
            TreeMap<String, Entry> earlier = new TreeMap<>(side);
            change(side);
            at = commit(at, 0, earlier, side);
        }
        main = side;
        head = commit(head, at, before, main);
    }

    private int commit(int parent, int merged, Map<String, Entry> before, Map<String, Entry> after) {
        int mark = ++marks;
        String message = "Change (depends: 9.9) `" + mark + "` ünïcode\n\nand more\n";
        text("commit refs/heads/work\nmark :" + mark + "\ncommitter A <a@localhost> " + (1_700_000_000 + mark)
                + " +0100\n");
        data(message);
        text(parent == 0 ? "deleteall\n" : "from :" + parent + "\n");
        text(merged == 0 ? "" : "merge :" + merged + "\n");
        before.keySet().stream()
                .filter(path -> !after.containsKey(path))
                .forEach(path -> text("D " + quoted(path) + "\n"));
        after.forEach((path, entry) -> {
            if (!entry.equals(before.get(path))) {
                write(path, entry);
            }
        });
        text("\n");
        return mark;
    }

    private void write(String path, Entry entry) {
        if (entry.mode().equals("160000")) {
            text("M 160000 " + entry.content() + " " + quoted(path) + "\n");
            return;
        }
        text("M " + entry.mode() + " inline " + quoted(path) + "\n");
        data(entry.content());
    }

    private void data(String content) {
        text("data " + content.length() + "\n" + content + "\n");
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        stream.write(bytes, 0, bytes.length);
    }

    private static String quoted(String path) {
        StringBuilder text = new StringBuilder("\"");
        for (char c : path.toCharArray()) {
            boolean plain = c < 0x80 && Character.isLetterOrDigit(c) || c == '/' || c == '.';
            text.append(plain ? String.valueOf(c) : String.format("\\%03o", (int) c));
        }
        return text.append('"').toString();
    }
}
