package dev.stretto.git;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The marks that a merge leaves in files around the places where its two sides contradict each other. */
public final class ConflictMarks {

    /** Their length is a matter of attributes, and seven at least makes sense. */
    private static final Pattern OPENS = Pattern.compile("<{7,} .*");

    private static final Pattern CLOSES = Pattern.compile(">{7,} .*");
    private static final int CONTEXT_LINES = 3;

    /** Of a larger file nothing is read; nobody would read its hunks in a prompt either. */
    private static final long BYTES_MAX = 4_000_000;

    private final GitRepository repository;

    public ConflictMarks(GitRepository repository) {
        this.repository = repository;
    }

    /**
     * The hunks of files in conflict, by path; what has no marks, such as a binary file, is left out.
     *
     * @param tree the first side
     * @param merged the tree with the marks
     */
    public Map<String, List<String>> hunks(ObjectId tree, ObjectId merged, List<String> files) {
        Map<String, List<String>> hunks = new LinkedHashMap<>();
        for (RawChange change : repository.objects().rawChanges(tree, merged)) {
            String path = change.forPeople().path();
            if (files.contains(path) && change.isFile()) {
                List<String> found = hunks(text(new ObjectId(change.newObject())));
                if (!found.isEmpty()) {
                    hunks.put(path, found);
                }
            }
        }
        return hunks;
    }

    /**
     * Those of some files that hold marks which git made on the way from one tree to another, whole or in part.
     *
     * @param commit what was merged into what was checked out: its full name is in the marks
     */
    public List<String> left(ObjectId tree, ObjectId merged, ObjectId commit, List<String> files) {
        Pattern marks =
                Pattern.compile("(?m)^(<{7,} HEAD|>{7,} " + commit.hex() + "|\\|{7,} [0-9a-f]{7,64})(:.*)?\r?$");
        List<String> left = new ArrayList<>();
        for (RawChange change : repository.objects().rawChanges(tree, merged)) {
            String path = change.forPeople().path();
            if (files.contains(path)
                    && change.isFile()
                    && marks.matcher(text(new ObjectId(change.newObject()))).find()) {
                left.add(path);
            }
        }
        return left;
    }

    private String text(ObjectId blob) {
        String size = repository.call("cat-file", "-s", blob.hex()).run().text().strip();
        return Long.parseLong(size) > BYTES_MAX
                ? ""
                : new String(repository.objects().blob(blob), StandardCharsets.UTF_8);
    }

    /** The marked places of a text, each with a few lines around it; those that are close to each other as one. */
    static List<String> hunks(String text) {
        List<String> lines = text.lines().toList();
        List<String> hunks = new ArrayList<>();
        int from = -1;
        int until = -1;
        boolean inside = false;
        for (int at = 0; at < lines.size(); at++) {
            if (!inside && OPENS.matcher(lines.get(at)).matches()) {
                inside = true;
                if (from >= 0 && at - CONTEXT_LINES > until + CONTEXT_LINES) {
                    hunks.add(cut(lines, from, until));
                    from = -1;
                }
                from = from < 0 ? at : from;
            } else if (inside && CLOSES.matcher(lines.get(at)).matches()) {
                inside = false;
                until = at;
            }
        }
        if (from >= 0 && until > from) {
            hunks.add(cut(lines, from, until));
        }
        return hunks;
    }

    private static String cut(List<String> lines, int from, int until) {
        int first = Math.max(0, from - CONTEXT_LINES);
        int end = Math.min(lines.size(), until + 1 + CONTEXT_LINES);
        return String.join("\n", lines.subList(first, end));
    }
}
