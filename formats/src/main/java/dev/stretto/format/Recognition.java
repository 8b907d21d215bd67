package dev.stretto.format;

/** How sure a reader is that a text is of its format; the surest reader gets it, of equals the first. */
public enum Recognition {
    /** It is something else. */
    NO,
    /** It can be read as this, if nobody knows better. */
    POSSIBLE,
    /** The content looks like it. */
    LIKELY,
    /** The name or a marker in the text says so. */
    CERTAIN
}
