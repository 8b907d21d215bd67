package dev.stretto.bench.replay;

/**
 * What a commit does to one path.
 *
 * @param path relative to the root, each of its bytes as one character: names of any encoding stay apart
 * @param oldMode as git prints it ({@code 100644}), {@code 000000} where there was nothing
 * @param newMode likewise, {@code 000000} where the path is gone
 * @param newObject what is there afterwards
 */
record PathChange(String path, String oldMode, String newMode, String newObject) {

    private static final String NOTHING = "000000";
    private static final String GITLINK = "160000";

    boolean deletes() {
        return newMode.equals(NOTHING);
    }

    /** Whether a file or link has to be there for it: a deletion needs none, a submodule's commit is elsewhere. */
    boolean needsBlob() {
        return !deletes() && !newMode.equals(GITLINK);
    }

    boolean changesAttributes() {
        return path.equals(".gitattributes") || path.endsWith("/.gitattributes");
    }
}
