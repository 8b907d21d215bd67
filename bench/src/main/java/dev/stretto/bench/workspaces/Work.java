package dev.stretto.bench.workspaces;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The task that is done: its command is {@code true}, then a few files change while their sizes stay, so that only times of change
 * give it away.
 *
 * @param files of the repository
 */
record Work(int files) {

    private static final int CHANGED = 3;
    private static final int STRIDE = 7_919;

    void perform(Path tree, int round) throws IOException, InterruptedException {
        int status = new ProcessBuilder("true").directory(tree.toFile()).start().waitFor();
        if (status != 0) {
            throw new IOException("true ended with exit code " + status);
        }
        for (int change = 0; change < Math.min(CHANGED, files); change++) {
            int file = (int) (((long) round * CHANGED + change) * STRIDE % files);
            String path = LargeRepository.name(file);
            try (RandomAccessFile open = new RandomAccessFile(tree.resolve(path).toFile(), "rw")) {
                open.write(String.format(Locale.ROOT, "round %06d", round).getBytes(StandardCharsets.US_ASCII));
            }
        }
    }
}
