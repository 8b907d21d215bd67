package dev.stretto.bench.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.bench.support.Git;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaysTest {

    private static final LargeRepository SMALL = new LargeRepository(100, 200_000, 7);
    private static final Work WORK = new Work(100);

    @TempDir
    Path temp;

    private Path checkout;

    @BeforeEach
    void write() throws Exception {
        checkout = temp.resolve("repository");
        SMALL.write(checkout);
    }

    private String git(String... arguments) {
        return new Git(checkout).call(arguments).text();
    }

    @Test
    void aRepositoryHasTheFilesAskedForAndTheSameOnesForTheSameSeed() throws Exception {
        assertThat(git("ls-files").lines()).hasSize(101).contains(LargeRepository.name(99), LargeRepository.OTHER);
        assertThat(git("status", "--porcelain")).isEmpty();
        long bytes = git("ls-tree", "-r", "-l", "HEAD")
                .lines()
                .mapToLong(line -> Long.parseLong(line.split("\\s+")[3]))
                .sum();
        assertThat(bytes).isBetween(150_000L, 250_000L);
        String tree = git("rev-parse", "HEAD^{tree}");
        checkout = temp.resolve("again");
        SMALL.write(checkout);
        assertThat(git("rev-parse", "HEAD^{tree}")).isEqualTo(tree);
        checkout = temp.resolve("other");
        new LargeRepository(100, 200_000, 8).write(checkout);
        assertThat(git("rev-parse", "HEAD^{tree}")).isNotEqualTo(tree);
    }

    @Test
    void everyWayEndsInTheSameFiles() throws Exception {
        List<Providers.Named> providers = Providers.in(temp);
        for (Providers.Named named : providers) {
            Path directory = Files.createDirectory(temp.resolve(named.name()));
            rounds(new ByProvider(named, checkout, directory, WORK));
        }
        rounds(new ByHand(checkout, temp.resolve("worktree"), WORK));
        String expected = git("rev-parse", "main^{tree}");
        assertThat(git("log", "--format=%s", "main").lines()).contains("Task 2");
        for (Providers.Named named : providers) {
            assertThat(git("rev-parse", "bench/" + named.name() + "^{tree}"))
                    .as(named.name())
                    .isEqualTo(expected);
        }
    }

    private static void rounds(Way way) throws Exception {
        try (way) {
            for (int round = 0; round < 3; round++) {
                assertThat(way.round(round).whole()).as("whole").isPositive();
            }
            way.finish();
        }
    }
}
