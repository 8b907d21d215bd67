package dev.stretto.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RepositoryCareTest {

    @Test
    void pathsThatDifferOnlyInCaseCollide() {
        assertThatThrownBy(() -> RepositoryCare.refuseCollisions(List.of("a/File", "b", "a/file")))
                .hasMessageContaining("a/File and a/file differ only in case");
        assertThatThrownBy(() -> RepositoryCare.refuseCollisions(List.of("Docs/x/a", "docs/x/b")))
                .hasMessageContaining("Docs and docs");
        assertThatThrownBy(() -> RepositoryCare.refuseCollisions(List.of("docs", "DOCS/a")))
                .hasMessageContaining("docs and DOCS");
    }

    @Test
    void pathsThatShareFoldersDoNot() {
        assertThatCode(() -> RepositoryCare.refuseCollisions(List.of("a/b/c", "a/b/d", "a/c", "b/A")))
                .doesNotThrowAnyException();
    }
}
