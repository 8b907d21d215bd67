package dev.stretto.bench.replay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Files such as real histories hold, and changes to them such as break tools: odd names and bytes, links, modes, renames,
 * directories that become files, submodules, ignored files, attributes, line ends. The same seed gives the same changes.
 *
 * <p>Paths are byte strings, each byte as one character.
 */
final class NastyTree {

    /** What is at a path: a mode of git's, and content; of a submodule, the name of a commit. */
    record Entry(String mode, String content) {}

    private static final String[] NAMES = {
        "plain.txt",
        "with space.txt",
        "-rf",
        "--help",
        "\"quoted\".md",
        "it's.c",
        "new\nline.txt",
        "tab\there",
        "back\\slash",
        "star*.txt",
        "what?.log",
        "[id].tsx",
        "{a,b}.js",
        "$(touch pwned)",
        "`id`.sh",
        "!bang",
        "#hash.txt",
        ":(top)magic",
        "~",
        "trailing. ",
        " leading",
        "a;b&c|d",
        "%41.txt",
        "nul",
        "CON",
        "Makefile",
        "makefile",
        "README",
        "readme",
        "x.bat",
        "y.enc",
        "z.ident",
        "build",
        "out.log",
        "deep.bin",
        "u.union",
        "HEAD",
        "index",
        ".hidden",
        "core",
        "...",
        utf8("größe.txt"),
        utf8("日本語.md"),
        utf8("e\u0301.txt"),
        utf8("\u00e9.txt"),
        utf8("🎼.txt"),
        "latin\u00e91.txt",
        "\u00ff\u00fe"
    };
    private static final String[] DIRECTORIES = {
        "src", "src/main", "lib", "build", "docs", "a", "a/b", "a/b/c", "A", "with space", utf8("ünï"), "x.txt", "b\nn"
    };
    private static final String[] ATTRIBUTES = {
        "* text=auto\n",
        "*.txt text eol=crlf\n*.bat -text\n",
        "*.txt text eol=lf\n*.enc text working-tree-encoding=UTF-16LE\n",
        "*.ident ident\n*.md export-ignore\n",
        "*.union merge=union\n*.bin binary\n*.c diff=cpp text=auto eol=crlf\n",
        "* -text\n"
    };
    private static final String[] IGNORED = {"*.log\nbuild/\n", "*\n!*.txt\n", "/a/**\nout.*\n", "# nothing\n"};

    private final SplittableRandom random;
    private final TreeMap<String, Entry> entries;

    NastyTree(SplittableRandom random, TreeMap<String, Entry> entries) {
        this.random = random;
        this.entries = entries;
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    TreeMap<String, Entry> entries() {
        return entries;
    }

    /** Makes one change at random. */
    void change() {
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> put(somewhere(), file());
            case 3, 4, 5 -> edit();
            case 6 -> remove();
            case 7 -> put(somewhere(), new Entry("120000", oneOf("plain.txt", "nowhere/at all", "a\nb", "../..", ".")));
            case 8 -> renameFile();
            case 9 -> renameDirectory();
            case 10 -> fileToDirectory();
            case 11 -> directoryToFile();
            case 12 ->
                put(
                        somewhere(),
                        new Entry(
                                "160000",
                                Long.toHexString(random.nextLong() | 1L << 63)
                                        .repeat(3)
                                        .substring(0, 40)));
            case 13 -> put(inDirectory(".gitattributes"), new Entry("100644", oneOf(ATTRIBUTES)));
            case 14 -> put(inDirectory(".gitignore"), new Entry("100644", oneOf(IGNORED)));
            default -> flipMode();
        }
    }

    private String oneOf(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String inDirectory(String name) {
        return random.nextInt(3) == 0 ? name : oneOf(DIRECTORIES) + "/" + name;
    }

    private String somewhere() {
        return inDirectory(oneOf(NAMES));
    }

    private String any() {
        return entries.isEmpty() ? somewhere() : oneOf(entries.keySet().toArray(String[]::new));
    }

    private Entry file() {
        return new Entry(random.nextInt(4) == 0 ? "100755" : "100644", content());
    }

    private String content() {
        String line = "line " + random.nextInt(1000);
        return switch (random.nextInt(9)) {
            case 0 -> "";
            case 1 -> "no end of line";
            case 2 -> (line + "\r\n").repeat(3);
            case 3 -> line + "\n" + line + "\r\n" + line + "\r";
            case 4 -> "$Id$ $Id: something $\n" + line + "\n";
            case 5 -> "\0\1\2\u00ff" + line;
            case 6 -> "the same in many files\n".repeat(20);
            case 7 -> "the same in many files\n".repeat(20) + line + "\n";
            default -> (line + "\n").repeat(1 + random.nextInt(50));
        };
    }

    /** Puts something at a path, in place of whatever stood there or in its way. */
    private void put(String path, Entry entry) {
        entries.keySet().removeIf(other -> path.startsWith(other + "/") || other.startsWith(path + "/"));
        entries.put(path, entry);
        if (path.endsWith(".enc") && entry.mode().startsWith("100")) {
            entries.put(
                    path,
                    new Entry(entry.mode(), "encoded " + random.nextInt(100) + "\n")); // any bytes would be no UTF-8
        }
    }

    private void edit() {
        String path = any();
        Entry before = entries.getOrDefault(path, file());
        if (!before.mode().startsWith("100") || path.contains(".git")) {
            return;
        }
        boolean append = random.nextBoolean();
        put(path, new Entry(before.mode(), append ? before.content() + content() : content()));
    }

    private void remove() {
        entries.remove(any());
    }

    private void flipMode() {
        String path = any();
        Entry before = entries.get(path);
        if (before != null && before.mode().startsWith("100")) {
            put(path, new Entry(before.mode().equals("100644") ? "100755" : "100644", before.content()));
        }
    }

    private void renameFile() {
        Entry moved = entries.remove(any());
        if (moved != null) {
            put(somewhere(), moved);
        }
    }

    private void renameDirectory() {
        String from = oneOf(DIRECTORIES) + "/";
        String to = oneOf(DIRECTORIES) + "/" + oneOf("moved", "build", utf8("été")) + "/";
        for (String path : below(from)) {
            Entry moved = entries.remove(path);
            if (moved != null) {
                put(to + path.substring(from.length()), moved);
            }
        }
    }

    private List<String> below(String directory) {
        return new ArrayList<>(entries.keySet().stream()
                .filter(path -> path.startsWith(directory))
                .toList());
    }

    private void fileToDirectory() {
        String path = any();
        put(path + "/" + oneOf(NAMES), file());
    }

    private void directoryToFile() {
        put(oneOf(DIRECTORIES), random.nextBoolean() ? file() : new Entry("120000", "src"));
    }
}
