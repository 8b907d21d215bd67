package dev.stretto.bench.workspaces;

import dev.stretto.bench.support.Git;
import dev.stretto.bench.support.Refusal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A repository of one commit, checked out: files of random words, three folders deep, most small and few large, as source trees
 * are. The same seed gives the same files.
 *
 * @param bytes of all files together, about
 */
record LargeRepository(int files, long bytes, long seed) {

    private static final int FILES_PER_FOLDER = 40;
    private static final int FOLDERS_PER_FOLDER = 10;
    private static final int WORDS = 4_096;
    private static final int LINE_BYTES = 64;

    /** The file that somebody else changes in the meantime; no task does. */
    static final String OTHER = "other.txt";

    static String name(int file) {
        int folder = file / FILES_PER_FOLDER;
        return "part" + folder / (FOLDERS_PER_FOLDER * FOLDERS_PER_FOLDER) + "/module" + folder / FOLDERS_PER_FOLDER
                + "/folder" + folder + "/file" + file + ".txt";
    }

    void write(Path folder) throws IOException, InterruptedException, Refusal {
        Files.createDirectories(folder);
        Git git = new Git(folder);
        git.call("init", "-q", "-b", "main", "--template=");
        for (String setting : new String[] {
            "user.name=Bench", "user.email=bench@localhost", "gc.auto=0", "pack.compression=1", "core.autocrlf=false"
        }) {
            String[] parts = setting.split("=", 2);
            git.call("config", parts[0], parts[1]);
        }
        ProcessBuilder builder = new ProcessBuilder("git", "fast-import", "--quiet", "--depth=0")
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        Process process = builder.start();
        try (OutputStream out = new BufferedOutputStream(process.getOutputStream(), 1 << 16)) {
            stream(out);
        }
        if (process.waitFor() != 0) {
            throw new Refusal("git fast-import failed in " + folder + ": is there room for twice the files?");
        }
        git.call("reset", "-q", "--hard", "main");
    }

    private void stream(OutputStream out) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] words = words(random);
        long mean = bytes / files;
        text(out, "commit refs/heads/main\ncommitter Bench <bench@localhost> 1700000000 +0000\ndata 6\nFiles\n\n");
        entry(out, OTHER, "begun\n".getBytes(StandardCharsets.UTF_8), 6);
        byte[] content = new byte[0];
        for (int file = 0; file < files; file++) {
            int size = (int) Math.max(LINE_BYTES, Math.min(-mean * Math.log(1 - random.nextDouble()), 20.0 * mean));
            if (content.length < size) {
                content = new byte[size];
            }
            fill(content, size, words, random);
            entry(out, name(file), content, size);
        }
        text(out, "done\n");
    }

    private static void entry(OutputStream out, String name, byte[] content, int size) throws IOException {
        text(out, "M 100644 inline " + name + "\ndata " + size + "\n");
        out.write(content, 0, size);
        out.write('\n');
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] words(SplittableRandom random) {
        byte[] words = new byte[WORDS * LINE_BYTES];
        for (int at = 0; at < words.length; at++) {
            boolean end = at % LINE_BYTES == LINE_BYTES - 1;
            words[at] = (byte) (end ? '\n' : random.nextInt(6) == 0 ? ' ' : 'a' + random.nextInt(26));
        }
        return words;
    }

    private static void fill(byte[] content, int size, byte[] words, SplittableRandom random) {
        for (int at = 0; at < size; at += LINE_BYTES) {
            int line = random.nextInt(WORDS) * LINE_BYTES;
            System.arraycopy(words, line, content, at, Math.min(LINE_BYTES, size - at));
        }
        content[size - 1] = '\n';
    }
}
