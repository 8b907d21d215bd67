package dev.stretto.format.convert;

import java.util.EnumSet;
import java.util.Set;

/**
 * How carefully one task is written in Markdown: plainly at first; where that is not read back as it was meant, with escapes; where
 * that is not enough either, without being exact about some part of it.
 */
final class Care {

    /** Written plainly. */
    static final Care NONE = new Care(false, EnumSet.noneOf(Part.class));

    /** A part of a task that escapes do not help. */
    enum Part {
        /** Without what cannot be escaped. */
        TITLE,
        /** As a quote, in which nothing has a meaning. */
        BODY,
        /** Each item led by a sign, so that it does not begin like a task. */
        CHECKLIST,
        /** As a block of its own. */
        COMMAND,
        /** Left out. */
        BODY_LEFT_OUT,
        CLAIMS,
        COMMAND_LEFT_OUT,
        GATE,
        AGENT
    }

    private final boolean escaped;
    private final Set<Part> inexact;

    private Care(boolean escaped, Set<Part> inexact) {
        this.escaped = escaped;
        this.inexact = inexact;
    }

    /** Escapes, and no exactness about these parts. */
    static Care without(Set<Part> inexact) {
        return new Care(true, inexact);
    }

    /** As this, without being exact about one more part. */
    Care with(Part part) {
        Set<Part> parts = EnumSet.of(part);
        parts.addAll(inexact);
        return new Care(escaped, parts);
    }

    boolean escaped() {
        return escaped;
    }

    boolean inexactIn(Part part) {
        return inexact.contains(part);
    }

    /**
     * More care than this, where it did not do.
     *
     * @param differing the parts that were read back as something else
     */
    Care more(Set<Part> differing) {
        if (!escaped) {
            return new Care(true, inexact);
        }
        Set<Part> all = EnumSet.copyOf(differing);
        if (!inexact.contains(Part.BODY)) {
            // What stands in the body may be the reason of everything else.
            all = EnumSet.of(Part.BODY);
        }
        for (Part part : EnumSet.copyOf(all)) {
            if (inexact.contains(part)) {
                switch (part) {
                    case BODY -> all.add(Part.BODY_LEFT_OUT);
                    case COMMAND -> all.add(Part.COMMAND_LEFT_OUT);
                    default -> {}
                }
            }
        }
        all.addAll(inexact);
        return new Care(true, all);
    }

    /** Whether more of it would change nothing. */
    boolean exhausted(Set<Part> differing) {
        return escaped && more(differing).inexact.equals(inexact);
    }
}
