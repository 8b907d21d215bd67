package dev.stretto.foreign;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The encoding of everything that is handed to the system: paths, and what a process is started with. */
public final class NativeStrings {

    private static final Charset CHARSET = choose();

    private NativeStrings() {}

    /**
     * The encoding in which the JVM itself reads paths and variables, so that they arrive as they came. In the C locale
     * that would be ASCII, which would turn the letters of a plan into question marks: UTF-8 then.
     */
    public static Charset charset() {
        return CHARSET;
    }

    private static Charset choose() {
        String name = System.getProperty("sun.jnu.encoding", "UTF-8");
        Charset charset = Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
        return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
    }
}
