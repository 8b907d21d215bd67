package dev.stretto.http;

import dev.stretto.app.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * The two secrets of a server: one allows all, the other only to look. Each is in a file that only the user can read, and stays
 * the same from one server of a repository to the next, so that pages and programs find their way back.
 */
final class Tokens {

    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<?> FOLDER_OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final String full;
    private final String reading;

    private Tokens(String full, String reading) {
        this.full = full;
        this.reading = reading;
    }

    /** What a token allows. */
    enum Access {
        NONE,
        READ,
        ALL
    }

    /**
     * Reads the tokens of a folder, or draws them.
     *
     * @throws UserError if they cannot be kept, or others can read them
     */
    static Tokens in(Path folder) throws UserError {
        try {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder, FOLDER_OWNER_ONLY);
            }
            return new Tokens(token(folder.resolve("token")), token(folder.resolve("token-read")));
        } catch (IOException e) {
            throw new UserError(
                    "cannot keep the token in " + folder + ": " + e.getMessage() + "; check that you may write there");
        }
    }

    private static String token(Path file) throws IOException, UserError {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            byte[] bytes = new byte[BYTES];
            new SecureRandom().nextBytes(bytes);
            Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        } catch (FileAlreadyExistsException e) {
            if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                throw new UserError("others can read the token in " + file + ": delete it, and a new one is drawn");
            }
        }
        String token = Files.readString(file).strip();
        if (token.length() < BYTES) {
            throw new UserError("the token in " + file + " is too short: delete it, and a new one is drawn");
        }
        return token;
    }

    /** The token to print: the one that allows all that this server does. */
    String shown(boolean readOnly) {
        return readOnly ? reading : full;
    }

    /** What a token allows; takes as long whatever it is like. */
    Access access(String given) {
        boolean all = same(given, full);
        boolean read = same(given, reading);
        if (all) {
            return Access.ALL;
        }
        return read ? Access.READ : Access.NONE;
    }

    private static boolean same(String given, String token) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
