package dev.stretto.bench.replay;

import dev.stretto.bench.support.Git;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last commits of a history along first parents.
 *
 * @param base the commit before the first; empty where the history begins with the first
 * @param commits earliest first
 */
record History(Optional<String> base, List<Commit> commits) {

    History {
        commits = List.copyOf(commits);
    }

    /** The tree that the history ends in. */
    String tree() {
        return commits.getLast().tree();
    }

    /**
     * Reads a history.
     *
     * @param count how many commits at most
     */
    static History read(Git git, String head, int count) {
        String[] entries = git.call(
                        "log",
                        "-z",
                        "--no-show-signature",
                        "--first-parent",
                        "-n",
                        String.valueOf(count + 1),
                        "--format=tformat:%H%n%T%n%s",
                        head)
                .raw()
                .split("\0");
        List<String[]> newestFirst = new ArrayList<>();
        for (String entry : entries) {
            newestFirst.add(entry.split("\n", 3));
        }
        Optional<String[]> before =
                newestFirst.size() > count ? Optional.of(newestFirst.removeLast()) : Optional.empty();
        List<String[]> heads = newestFirst.reversed();
        String from = before.map(fields -> fields[1]).orElseGet(() -> emptyTree(git));
        StringBuilder pairs = new StringBuilder();
        for (String[] fields : heads) {
            pairs.append(from).append(' ').append(fields[1]).append('\n');
            from = fields[1];
        }
        List<List<PathChange>> changes = changes(git, pairs.toString());
        List<Commit> commits = new ArrayList<>();
        for (int at = 0; at < heads.size(); at++) {
            String[] fields = heads.get(at);
            commits.add(new Commit(fields[0], fields[1], fields[2], changes.get(at)));
        }
        return new History(before.map(fields -> fields[0]), commits);
    }

    static String emptyTree(Git git) {
        return git.call("hash-object", "-t", "tree", "-w", "--stdin").text();
    }

    /** One list a line of {@code pairs}, which names two trees. */
    private static List<List<PathChange>> changes(Git git, String pairs) {
        String raw = git.feed(
                        pairs.getBytes(StandardCharsets.US_ASCII),
                        "diff-tree",
                        "--stdin",
                        "-r",
                        "-z",
                        "--raw",
                        "--no-renames",
                        "--no-abbrev")
                .raw();
        List<List<PathChange>> all = new ArrayList<>();
        int at = 0;
        while (at < raw.length()) {
            if (raw.charAt(at) != ':') {
                all.add(new ArrayList<>());
                at = raw.indexOf('\n', at) + 1;
                continue;
            }
            int middle = raw.indexOf('\0', at);
            int end = raw.indexOf('\0', middle + 1);
            String[] fields = raw.substring(at + 1, middle).split(" ");
            all.getLast().add(new PathChange(raw.substring(middle + 1, end), fields[0], fields[1], fields[3]));
            at = end + 1;
        }
        return all;
    }
}
