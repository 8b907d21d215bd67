package dev.stretto.git;

import static dev.stretto.git.TestRepository.sh;
import static dev.stretto.git.TestRepository.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexStatsTest {

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"sha1", "sha256"})
    void aCopyOfTheFilesIsCleanByItsIndexAloneAndAChangeIsSeen(String format) throws IOException {
        TestRepository user = TestRepository.withFiles(temp.resolve("user"), "--object-format=" + format);
        sh(
                user.path(),
                "ln -s nowhere link; echo u > 'ü x'; seq 9 | while read n; do echo $n > $(printf %0${n}d 7); done");
        sh(user.path(), "printf 'odd' > \"$(printf 'a\\377b')\"; chmod +x src/a.txt");
        ObjectId base = user.commit("more");
        try (GitRepository repository = user.open()) {
            Path first = Files.createDirectory(temp.resolve("first"));
            repository.workingCopy(first, temp.resolve("index")).reset(base);
            sh(temp, "cp -dR first second");
            WorkingCopy copy = repository.workingCopy(temp.resolve("second"), temp.resolve("index2"));
            copy.adopt(temp.resolve("index"));
            assertThat(copy.isUntouched()).isTrue();
            assertThat(copy.writeTree()).isEqualTo(repository.objects().tree(base));
            assertThat(sh(temp, "GIT_INDEX_FILE=$PWD/index2 git -C user fsck --no-dangling 2>&1"))
                    .doesNotContain("index");
            write(temp.resolve("second"), "src/b.txt", "B\n");
            assertThat(copy.isUntouched()).isFalse();
        }
    }

    @Test
    void anIndexOfAnotherVersionStaysAsItIs() throws IOException {
        byte[] other = "DIRC\0\0\0\4\0\0\0\1".getBytes(StandardCharsets.US_ASCII);
        assertThat(IndexStats.rewritten(other, temp, "sha1")).isEqualTo(other);
    }
}
