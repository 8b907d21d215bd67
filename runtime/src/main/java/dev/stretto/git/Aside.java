package dev.stretto.git;

import dev.stretto.git.Staged.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks entries of an index by writing them out beside a working copy, with the conversions that hold in it, and comparing.
 */
final class Aside {

    private final WorkingCopy copy;
    private final Path directory;
    private final Optional<Path> lender;

    /**
     * @param directory made for each check and deleted after it
     * @param lender where objects may lie that the repository does not have
     */
    Aside(WorkingCopy copy, Path directory, Optional<Path> lender) {
        this.copy = copy;
        this.directory = directory;
        this.lender = lender;
    }

    /**
     * For each path, the first of its entries whose checkout gives exactly the file that is there; nothing where none does.
     * Their content is in the repository afterwards.
     *
     * @param candidates by path; used up
     */
    List<Entry> exact(Map<String, List<Entry>> candidates) throws IOException {
        List<Entry> exact = new ArrayList<>();
        Map<String, List<Entry>> open = new LinkedHashMap<>(candidates);
        while (!open.isEmpty()) {
            List<Entry> round = open.values().stream().map(List::removeFirst).toList();
            for (Entry entry : here(same(round))) {
                exact.add(entry);
                open.remove(entry.path());
            }
            open.values().removeIf(List::isEmpty);
        }
        return exact;
    }

    private List<Entry> same(List<Entry> entries) throws IOException {
        FileTrees.delete(directory);
        Path files = directory.resolve("files");
        Files.createDirectories(files);
        try {
            call("update-index", "-z", "--index-info")
                    .input(Entry.lines(entries))
                    .run();
            call("checkout-index", "-a", "-f", "-q", "--prefix=" + files + "/")
                    .attempt(); // what it cannot write is missing
            List<Entry> same = new ArrayList<>();
            for (Entry entry : entries) {
                byte[] path = RawChange.bytes(entry.path());
                if (copy.files().holds(path, BytePaths.resolve(files, path))) {
                    same.add(entry);
                }
            }
            return same;
        } finally {
            FileTrees.delete(directory);
        }
    }

    private GitCall call(String... arguments) {
        GitCall call = copy.call(arguments).with("GIT_INDEX_FILE", directory.resolve("index"));
        lender.ifPresent(objects -> call.with("GIT_ALTERNATE_OBJECT_DIRECTORIES", objects));
        return call;
    }

    /** Those whose content is in the repository, into which it is copied if need be. */
    private List<Entry> here(List<Entry> entries) {
        if (entries.isEmpty()) {
            return entries;
        }
        String names = entries.stream().map(entry -> entry.object() + "\n").collect(Collectors.joining());
        Set<String> missing = new HashSet<>();
        copy.call("cat-file", "--batch-check=%(objectname)").input(names).run().lines().stream()
                .filter(line -> line.endsWith(" missing"))
                .forEach(line -> missing.add(line.substring(0, line.indexOf(' '))));
        return entries.stream()
                .filter(entry -> !missing.contains(entry.object()) || bring(entry.object()))
                .toList();
    }

    /** False where the content is not what its name says. */
    private boolean bring(String object) {
        byte[] content = call("cat-file", "blob", object).run().bytes();
        GitCall write =
                copy.call("hash-object", "-w", "--no-filters", "--stdin").input(content);
        return write.run().text().strip().equals(object);
    }
}
