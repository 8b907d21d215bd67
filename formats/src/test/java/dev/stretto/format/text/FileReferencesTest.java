package dev.stretto.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.plan.Position;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileReferencesTest {

    private static List<String> in(String text) {
        TextSpan span = new TextSpan.Builder().line(text, Position.START).build();
        return FileReferences.inRunningText(span, Inline.of(span));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Create User in src/models/user.py | src/models/user.py",
                "Write tests/a_test.go.            | tests/a_test.go",
                "Update README.md, then stop       | README.md",
                "Edit app/[slug]/page.tsx now      | app/[slug]/page.tsx",
                "Add src/ipc/Manager.{h,cpp}       | src/ipc/Manager.{h,cpp}",
                "(see src/a.ts)                    | src/a.ts",
                "[src/a.ts]                        | src/a.ts",
                "src/core/One.h를 생성               | src/core/One.h",
                "在src/a.py中创建                     | src/a.py",
                "the file `src/b.rs` in code       | src/b.rs",
            })
    void aPathInRunningTextIsFound(String text, String path) {
        assertThat(in(text)).containsExactly(path);
    }

    @Test
    void severalPathsAreFoundEachOnce() {
        assertThat(in("`src/a.ts`, src/b.ts and src/a.ts,src/c.ts"))
                .containsExactly("src/a.ts", "src/b.ts", "src/c.ts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "React/Vue and Node.js/Express.js",
                "spec.md/plan.md",
                "a read/write lock",
                "version 1.2/2.0",
                "https://example.org/docs/page.html",
                "[the page](docs/page.md)",
                "match **/*.md and docs/**/*.txt",
                "/etc/passwd.conf",
                "in packages/web/components/",
                "Vue.js and os.path",
                "and/or.",
            })
    void whatOnlyLooksLikeOneIsNot(String text) {
        assertThat(in(text)).isEmpty();
    }

    @Test
    void aWordOfAMillionCharactersDoesNoHarm() {
        assertThat(in("{a,".repeat(100_000) + "/x.py" + "src/".repeat(100_000))).isEmpty();
    }
}
