package dev.stretto.git;

import static dev.stretto.git.TestRepository.sh;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Indexes and trees made here are those that git makes of the same changes. */
class IndexWriterTest {

    private static final int ROUNDS = 12;
    private static final String[] NAMES = {"a", "b", "a.c", "ab", "\u00fc", "\u00ff x", "a".repeat(5000), "-", "z[1]"};

    @TempDir
    Path temp;

    /** Files at random paths, none of which lies below another. */
    private static Map<String, String> files(SplittableRandom random, List<String> objects) {
        Map<String, String> files = new TreeMap<>();
        for (int file = random.nextInt(30); file >= 0; file--) {
            StringBuilder path = new StringBuilder(NAMES[random.nextInt(NAMES.length)]);
            for (int depth = random.nextInt(3); depth > 0; depth--) {
                path.append('/').append(NAMES[random.nextInt(NAMES.length)]);
            }
            String name = path.toString();
            boolean free = files.keySet().stream()
                    .noneMatch(there -> there.startsWith(name + "/") || name.startsWith(there + "/"));
            if (free) {
                String mode = random.nextInt(4) == 0 ? "100755 " : "100644 ";
                files.put(name, mode + objects.get(random.nextInt(objects.size())));
            }
        }
        return files;
    }

    private static List<RawChange> changes(Map<String, String> from, Map<String, String> to) {
        List<RawChange> changes = new ArrayList<>();
        from.forEach((path, entry) -> {
            if (!to.containsKey(path)) {
                changes.add(new RawChange(path, 0100644, 0, "", ""));
            }
        });
        to.forEach((path, entry) -> {
            if (!entry.equals(from.get(path))) {
                changes.add(RawChange.to(path, entry));
            }
        });
        return changes;
    }

    private static Map<String, Optional<String>> entries(List<RawChange> changes) {
        Map<String, Optional<String>> entries = new LinkedHashMap<>();
        changes.forEach(change ->
                entries.put(change.path(), change.isDeletion() ? Optional.empty() : Optional.of(change.entry())));
        return entries;
    }

    @ParameterizedTest
    @CsvSource({"sha1, 1", "sha1, 2", "sha256, 3"})
    void theyAreWhatGitMakesOfTheSameChanges(String format, long seed) throws IOException {
        TestRepository user = TestRepository.withFiles(temp.resolve("user"), "--object-format=" + format);
        SplittableRandom random = new SplittableRandom(seed);
        List<String> objects = sh(user.path(), "for i in 1 2 3; do echo $i | git hash-object -w --stdin; done")
                .lines()
                .toList();
        try (GitRepository repository = user.open()) {
            WorkingCopy ours = repository.workingCopy(user.path(), temp.resolve("ours"));
            WorkingCopy git = repository.workingCopy(user.path(), temp.resolve("git"));
            Map<String, String> before = files(random, objects);
            ours.hold(before);
            ObjectId tree = ours.writeTree(); // git notes the trees of all directories in the index
            for (int round = 0; round < ROUNDS; round++) {
                Map<String, String> after = files(random, objects);
                List<RawChange> changes = changes(before, after);
                assertThat(ours.follow(temp.resolve("ours"), changes, List.of()))
                        .isTrue();
                Files.deleteIfExists(temp.resolve("git"));
                List<Staged.Entry> entries = changes(Map.of(), after).stream()
                        .map(Staged.Entry::after)
                        .toList();
                git.enter(entries);
                String what = "seed " + seed + ", round " + round;
                assertThat(ours.call("ls-files", "-s").run().text())
                        .as(what)
                        .isEqualTo(git.call("ls-files", "-s").run().text());
                ObjectId expected = git.writeTree();
                assertThat(new ChangedTree(repository).with(tree, entries(changes)))
                        .as(what)
                        .isEqualTo(expected);
                assertThat(ours.writeTree()).as(what).isEqualTo(expected);
                assertThat(ours.entries()).as(what).isEqualTo(git.entries());
                before = after;
                tree = expected;
            }
        }
    }

    @Test
    void nothingLeftIsAnEmptyTree() {
        TestRepository user = TestRepository.withFiles(temp.resolve("user"));
        try (GitRepository repository = user.open()) {
            ObjectId tree = repository.objects().tree(user.at("HEAD"));
            Map<String, Optional<String>> all = new LinkedHashMap<>();
            user.git("ls-tree", "-r", "--name-only", "HEAD").lines().forEach(path -> all.put(path, Optional.empty()));
            assertThat(new ChangedTree(repository).with(tree, all).hex())
                    .isEqualTo("4b825dc642cb6eb9a060e54bf8d69288fbee4904");
        }
    }
}
