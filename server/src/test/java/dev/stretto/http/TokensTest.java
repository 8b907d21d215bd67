package dev.stretto.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stretto.app.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The secrets of a server. */
final class TokensTest {

    @TempDir
    private Path folder;

    private Path tokens() {
        return folder.resolve("state/serve");
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(tokens().resolve(file)));
    }

    @Test
    void onlyTheUserCanReadThem() throws UserError, IOException {
        Tokens.in(tokens());
        assertThat(permissions("token")).isEqualTo("rw-------");
        assertThat(permissions("token-read")).isEqualTo("rw-------");
        assertThat(permissions(".")).isEqualTo("rwx------");
    }

    @Test
    void theyStayTheSameFromOneServerToTheNext() throws UserError {
        Tokens first = Tokens.in(tokens());
        assertThat(Tokens.in(tokens()).shown(false))
                .isEqualTo(first.shown(false))
                .hasSizeGreaterThan(40);
    }

    @Test
    void oneAllowsAllAndTheOtherToLook() throws UserError {
        Tokens tokens = Tokens.in(tokens());
        assertThat(tokens.access(tokens.shown(false))).isEqualTo(Tokens.Access.ALL);
        assertThat(tokens.access(tokens.shown(true))).isEqualTo(Tokens.Access.READ);
        assertThat(tokens.access("")).isEqualTo(Tokens.Access.NONE);
        assertThat(tokens.access(tokens.shown(false) + "x")).isEqualTo(Tokens.Access.NONE);
    }

    @Test
    void oneThatOthersCanReadIsNotUsed() throws UserError, IOException {
        Tokens.in(tokens());
        Files.setPosixFilePermissions(tokens().resolve("token"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> Tokens.in(tokens())).hasMessageContaining("others can read the token");
    }

    @Test
    void oneThatWasCutShortIsNotUsed() throws UserError, IOException {
        Tokens.in(tokens());
        Files.writeString(tokens().resolve("token"), "");
        assertThatThrownBy(() -> Tokens.in(tokens())).hasMessageContaining("too short");
    }
}
