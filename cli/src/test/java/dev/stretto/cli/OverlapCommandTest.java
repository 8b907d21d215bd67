package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code stretto overlap}. */
final class OverlapCommandTest {

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepository() {
        shell = Shell.inRepository(home);
    }

    @Test
    void aPathThatBothMatchIsShown() {
        assertThat(shell.stretto("overlap", "{a,b}/*.c", "b/?.c").exits(0).out())
                .isEqualTo("they overlap: both match b/x.c\n");
        JsonNode json =
                shell.stretto("overlap", "src", "src/api/x", "--json").exits(0).json();
        assertThat(json.toString())
                .isEqualTo("{\"a\":\"src\",\"b\":\"src/api/x\",\"overlap\":true,\"path\":\"src/api/x\"}");
    }

    @Test
    void thatThereIsNoneIsSaidToo() {
        assertThat(shell.stretto("overlap", "src/*.ts", "src/sub/x.ts").exits(1).out())
                .isEqualTo("they do not overlap: no path matches both\n");
        JsonNode json = shell.stretto("overlap", "a[0-4]*", "a[5-9]*", "--json")
                .exits(1)
                .json();
        assertThat(json.path("overlap").asBoolean(true)).isFalse();
        assertThat(json.path("path").isNull()).isTrue();
    }

    @Test
    void whatTheRepositoryHasDecidesWhatABarePathCovers() {
        shell.stretto("overlap", "conf.d", "conf.d/x").exits(1);
        shell.write("conf.d/y", "");
        shell.stretto("overlap", "conf.d", "conf.d/x").exits(0);
        shell.write("Makefile", "");
        shell.stretto("overlap", "Makefile", "Makefile/x").exits(1);
        shell.stretto("overlap", "app/[id]/page.tsx", "app/i/page.tsx").exits(0);
        shell.write("app/[id]/page.tsx", "");
        shell.stretto("overlap", "app/[id]/page.tsx", "app/i/page.tsx").exits(1);
        shell.below("app").stretto("overlap", "conf.d", "conf.d/x").exits(0);
    }

    @Test
    void whatIsNoGlobIsWrongUse() {
        shell.stretto("overlap", "src/[ab", "src")
                .complains(2, "'src/[ab' is no glob, at column 5: the [ is not closed");
        shell.stretto("overlap", "src", "../x").complains(2, "'../x' is no glob", "leads out of the repository");
        shell.stretto("overlap", "src").complains(2, "GLOB");
    }
}
