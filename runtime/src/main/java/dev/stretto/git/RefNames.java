package dev.stretto.git;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes one component of a ref's name of any text, different ones of different texts, readable where the text allows. */
public final class RefNames {

    private static final int LENGTH_MAX = 100;
    private static final int LENGTH_KEPT = 80;

    private RefNames() {}

    /**
     * Letters, digits, {@code _} and {@code -} stay, and so does a dot between two letters or digits; every other byte of the
     * UTF-8 form becomes {@code =} and two hexadecimal digits. What gets long is cut and ends in a hash of the whole.
     */
    public static String encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder name = new StringBuilder();
        boolean lock = text.endsWith(".lock");
        for (int i = 0; i < bytes.length; i++) {
            boolean dot =
                    bytes[i] == '.' && plain(bytes, i - 1) && plain(bytes, i + 1) && !(lock && i == bytes.length - 5);
            if (dot || plain(bytes, i) || bytes[i] == '_' || (bytes[i] == '-' && i > 0)) {
                name.append((char) bytes[i]);
            } else {
                name.append('=').append(HexFormat.of().withUpperCase().toHexDigits(bytes[i]));
            }
        }
        return name.length() <= LENGTH_MAX ? name.toString() : name.substring(0, LENGTH_KEPT) + "=-" + digest(bytes);
    }

    private static boolean plain(byte[] bytes, int at) {
        if (at < 0 || at >= bytes.length) {
            return false;
        }
        byte b = bytes[at];
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
