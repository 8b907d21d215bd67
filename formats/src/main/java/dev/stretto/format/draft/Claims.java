package dev.stretto.format.draft;

import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.ClaimSpec.Mode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a task claims: what it and its groups state, and where that says nothing of writing, the files that it
 * lists to be changed or else names. */
public final class Claims {

    /** A name in braces without a choice stands for something else: {@code docs/{plan}/status.json}. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^,{}]*\\}");

    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[\\\\/].*");

    private Claims() {}

    /** Whether a path lies inside the repository, whatever it stands for. */
    public static boolean staysInside(String path) {
        if (path.startsWith("/") || path.startsWith("~") || DRIVE.matcher(path).matches()) {
            return false;
        }
        int depth = 0;
        for (String segment : path.split("/")) {
            depth += segment.equals("..") ? -1 : segment.isEmpty() || segment.equals(".") ? 0 : 1;
            if (depth < 0) {
                return false;
            }
        }
        return true;
    }

    static List<ClaimSpec> of(Notes notes, List<Notes> groups) {
        Set<ClaimSpec> claims = new LinkedHashSet<>(notes.claims);
        boolean stated = notes.writesStated;
        for (Notes group : groups) {
            claims.addAll(group.claims);
            stated |= group.writesStated;
        }
        if (!stated) {
            Set<String> read = new HashSet<>();
            claims.forEach(claim -> read.add(claim.resource()));
            for (String file : namedFiles(notes, groups)) {
                boolean certain =
                        staysInside(file) && !PLACEHOLDER.matcher(file).find();
                if (certain && !read.contains(file)) {
                    claims.add(new ClaimSpec(Mode.WRITE, file, true));
                }
            }
        }
        return List.copyOf(claims);
    }

    /** A member of a group that names no file works on those that the group names. */
    private static Set<String> namedFiles(Notes notes, List<Notes> groups) {
        Set<String> own = notes.changed.isEmpty() ? notes.files : notes.changed;
        for (int at = 0; own.isEmpty() && at < groups.size(); at++) {
            own = groups.get(at).files;
        }
        return own;
    }
}
