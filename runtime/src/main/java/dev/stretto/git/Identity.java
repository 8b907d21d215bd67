package dev.stretto.git;

import java.util.regex.Pattern;

/** Who a commit is by. Characters that would break a commit's header are replaced by a space. */
public record Identity(String name, String email) {

    private static final Pattern BREAKING = Pattern.compile("[<>\\s\\p{Cntrl}]+");

    /** Used where the user has told git neither name nor address. */
    public static final Identity FALLBACK = new Identity("Stretto", "stretto@localhost");

    public Identity {
        name = clean(name);
        email = clean(email);
    }

    private static String clean(String text) {
        return BREAKING.matcher(text).replaceAll(" ").strip();
    }
}
