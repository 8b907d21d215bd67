package dev.stretto.format.stretto;

import static dev.stretto.format.Diagnostics.quote;

import dev.stretto.claim.BadGlobException;
import dev.stretto.claim.Glob;
import dev.stretto.claim.PathFacts;
import dev.stretto.format.Diagnostics;
import dev.stretto.format.draft.Claims;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.text.ListText;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.ClaimSpec.Mode;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of {@code writes}, {@code reads} and {@code uses}. */
final class ClaimReader {

    private static final int UNITS_MAX = 1_000_000;

    private static final Pattern POOL = Pattern.compile("([A-Za-z][A-Za-z0-9_.-]{0,63})(?:\\s*=\\s*([0-9]+))?");

    private final Diagnostics diagnostics;

    ClaimReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** A list of path globs; {@code none} claims nothing. */
    void paths(Mode mode, TextSpan span, int from, int to, Notes notes) {
        String value = span.text().substring(from, to);
        if (value.strip().equalsIgnoreCase("none")) {
            return;
        }
        for (ListText.Item item : ListText.split(value)) {
            String path = ListText.unquoted(item.text());
            boolean quoted = !path.equals(item.text());
            Optional<String> wrong = wrongWith(path, quoted);
            if (wrong.isPresent()) {
                bad(
                        span.position(from + item.offset()),
                        wrong.get(),
                        "name paths below the repository's root: (writes: src/api/**, docs/*.md)");
            } else {
                add(new ClaimSpec(mode, path, false), notes);
            }
        }
    }

    /** A list of pools with the units that are needed of each, one where nothing is said. */
    void pools(TextSpan span, int from, int to, Notes notes) {
        for (ListText.Item item : ListText.split(span.text().substring(from, to))) {
            Matcher matcher = POOL.matcher(ListText.unquoted(item.text()));
            Optional<Integer> units = !matcher.matches()
                    ? Optional.empty()
                    : matcher.group(2) == null ? Optional.of(1) : Numbers.between(matcher.group(2), 1, UNITS_MAX);
            if (units.isEmpty()) {
                bad(
                        span.position(from + item.offset()),
                        quote(item.text()) + " is no pool",
                        "write a name and a count: (uses: gpu=1)");
            } else {
                add(new ClaimSpec(Mode.USE, matcher.group(1) + "=" + units.get(), false), notes);
            }
        }
    }

    private static Optional<String> wrongWith(String path, boolean quoted) {
        if (path.isBlank()) {
            return Optional.of("a claim here names no path");
        }
        if (!Claims.staysInside(path)) {
            return Optional.of(quote(path) + " is outside the repository");
        }
        if (path.indexOf('\\') >= 0) {
            return Optional.of(quote(path) + " holds a backslash; paths are written with slashes");
        }
        if (!quoted && path.chars().anyMatch(Character::isWhitespace)) {
            return Optional.of(quote(path) + " is no path: a path with blanks needs back-ticks, a list needs commas");
        }
        try {
            Glob.of(path, PathFacts.NONE);
            return Optional.empty();
        } catch (BadGlobException e) {
            return Optional.of(quote(path) + " is no glob: " + e.getMessage());
        }
    }

    private static void add(ClaimSpec claim, Notes notes) {
        notes.claims.add(claim);
    }

    private void bad(Position at, String message, String hint) {
        diagnostics.error(DiagnosticCode.BAD_CLAIM, at, message, hint);
    }
}
