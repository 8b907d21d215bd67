package dev.stretto.bench.replay;

import dev.stretto.bench.support.Git;
import dev.stretto.bench.support.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A bare repository of ours that borrows the objects of the one to replay, which is only ever read.
 *
 * @param directory its git directory
 * @param head the commit that is checked out in the original
 */
record Copy(Path directory, String head) {

    private static final String BRANCH = "refs/heads/main";

    /** What rewriting a commit means is a matter of the user's, not of the history. */
    private static final Map<String, String> AS_STORED = Map.of("GIT_NO_REPLACE_OBJECTS", "1");

    static Copy of(Path repository, Path directory) throws Refusal {
        if (!Files.isDirectory(repository)) {
            throw new Refusal("there is no folder " + repository + "; name one in a git repository");
        }
        Git original = new Git(repository, AS_STORED);
        Git.Answer found = original.attempt(
                new byte[0], "rev-parse", "--path-format=absolute", "--git-common-dir", "--show-object-format");
        if (found.status() != 0) {
            throw new Refusal(repository + " is in no git repository that can be read: " + firstLine(found.said()));
        }
        Git.Answer head = original.attempt(new byte[0], "rev-parse", "--verify", "--quiet", "HEAD^{commit}");
        if (head.status() != 0) {
            throw new Refusal(repository + " has no commit yet: there is nothing to replay");
        }
        List<String> facts = found.text().lines().toList();
        if (facts.size() != 2) {
            throw new Refusal("the path of the repository at " + repository + " holds a line break; rename the folder");
        }
        new Git(repository)
                .call("init", "-q", "--bare", "--object-format=" + facts.get(1), "-b", "main", directory.toString());
        Path common = Path.of(facts.get(0));
        try {
            Files.createDirectories(directory.resolve("objects/info"));
            Files.writeString(directory.resolve("objects/info/alternates"), common.resolve("objects") + "\n");
            if (Files.exists(common.resolve("shallow"))) {
                Files.copy(common.resolve("shallow"), directory.resolve("shallow"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Copy(directory, head.text());
    }

    private static String firstLine(String said) {
        return said.lines().findFirst().orElse("git did not say why");
    }

    Git git() {
        return new Git(directory, AS_STORED);
    }

    /** Makes the copy's branch stand where the history starts; where that is nowhere, at a commit without files. */
    void startAt(History history) {
        Git git = git();
        String base = history.base()
                .orElseGet(() -> new Git(directory, nobody())
                        .call("commit-tree", "-m", "Nothing yet", History.emptyTree(git))
                        .text());
        git.call("update-ref", BRANCH, base);
    }

    /** An identity that does not depend on who asks, nor on when. */
    static Map<String, String> nobody() {
        Map<String, String> environment = new LinkedHashMap<>(AS_STORED);
        for (String who : List.of("AUTHOR", "COMMITTER")) {
            environment.put("GIT_" + who + "_NAME", "Replay");
            environment.put("GIT_" + who + "_EMAIL", "replay@localhost");
            environment.put("GIT_" + who + "_DATE", "2000-01-01T00:00:00Z");
        }
        return environment;
    }

    /**
     * Sees to it that all files of the history are there, which a partial or damaged clone need not have.
     *
     * @throws Refusal naming one that is not
     */
    void requireFiles(History history) throws Refusal {
        Map<String, String> pathOf = new LinkedHashMap<>();
        for (Commit commit : history.commits()) {
            commit.changes().stream()
                    .filter(PathChange::needsBlob)
                    .forEach(change -> pathOf.putIfAbsent(change.newObject(), change.path()));
        }
        history.base().ifPresent(base -> filesOf(base, pathOf));
        String wanted = String.join("\n", pathOf.keySet()) + "\n";
        List<String> missing = git().feed(
                        wanted.getBytes(StandardCharsets.US_ASCII), "cat-file", "--batch-check=%(objectname)")
                .text()
                .lines()
                .filter(line -> line.endsWith(" missing"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .filter(pathOf::containsKey)
                .toList();
        if (!missing.isEmpty()) {
            String path = pathOf.getOrDefault(missing.getFirst(), "");
            throw new Refusal(missing.size()
                    + " of the files that these commits need are not in the repository, such as "
                    + new String(path.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8) + " ("
                    + missing.getFirst() + "): it is a partial or damaged clone; fetch them, or replay fewer commits");
        }
    }

    private void filesOf(String commit, Map<String, String> into) {
        for (String entry : git().call("ls-tree", "-r", "-z", commit).raw().split("\0")) {
            int tab = entry.indexOf('\t');
            if (tab > 0 && entry.substring(0, tab).split(" ")[1].equals("blob")) {
                into.putIfAbsent(entry.substring(0, tab).split(" ")[2], entry.substring(tab + 1));
            }
        }
    }
}
