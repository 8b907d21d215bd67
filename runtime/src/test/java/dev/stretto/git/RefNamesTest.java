package dev.stretto.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefNamesTest {

    @ParameterizedTest
    @CsvSource({
        "1.3, 1.3",
        "TASK-010, TASK-010",
        "2A, 2A",
        "a_b, a_b",
        "a/b, a=2Fb",
        "a=b, a=3Db",
        ".., =2E=2E",
        "x., x=2E",
        "-a, =2Da",
        "x.lock, x=2Elock",
        "'a b', a=20b",
        "é, =C3=A9",
        "a..b, a=2E=2Eb",
        "@, =40"
    })
    void anIdIsEncodedReadably(String id, String expected) {
        assertThat(RefNames.encode(id)).isEqualTo(expected);
    }

    @Test
    void gitTakesEveryEncodedNameAndDifferentIdsStayDifferent(@TempDir Path temp) {
        TestRepository user = TestRepository.withFiles(temp.resolve("repo"));
        List<String> ids = List.of(
                "a..b",
                "a.lock",
                ".a",
                "a.",
                "-",
                "@{",
                "a~1",
                "a^",
                "a:b",
                "a?",
                "*",
                "[x]",
                "a\\b",
                "a\tb",
                "HEAD",
                "é".repeat(200),
                "é".repeat(201),
                "x".repeat(100),
                "x".repeat(101),
                "=2F",
                "/");
        Set<String> names = new HashSet<>();
        for (String id : ids) {
            names.add(RefNames.encode(id));
            user.git("update-ref", "refs/stretto/salvage/r/" + RefNames.encode(id) + "/1", "HEAD");
        }
        assertThat(names).hasSameSizeAs(ids);
    }
}
