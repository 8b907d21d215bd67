package dev.stretto.git;

import static dev.stretto.git.TestRepository.sh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTreesTest {

    @TempDir
    Path tree;

    @BeforeEach
    void someFiles() {
        assumeTrue(NativeListing.available(), "directories are not listed quickly here");
        sh(
                tree,
                "mkdir -p a/b 'ü x' && echo 1 > a/b/c && echo 2 > '.git x' && ln -s /nowhere a/link && chmod 444 a/b/c");
    }

    private boolean isPlain() {
        return FileTrees.isPlain(tree, directory -> !directory.endsWith("kept"));
    }

    @Test
    void filesLinksAndDirectoriesArePlain() {
        assertThat(isPlain()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mkfifo a/b/pipe",
                "mkdir a/b/.git",
                "echo gitdir: elsewhere > a/.git",
                "chmod 555 a/b",
                "chmod 333 a",
                "mkdir -p kept a/kept a/b/.git"
            })
    void whatGitWouldNotHaveMadeIsNot(String script) {
        sh(tree, script);
        assertThat(isPlain()).isFalse();
    }

    @Test
    void whatIsLeftAloneMayBeAnything() {
        sh(tree, "mkdir -p a/kept/.git && mkfifo a/kept/pipe && chmod 555 a/kept");
        assertThat(isPlain()).isTrue();
    }
}
