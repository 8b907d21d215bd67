package dev.stretto.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Merges two commits as git does, with file renames and merge drivers, into a tree, without a work tree of files.
 *
 * <p>git reads {@code .gitattributes} from the current work tree; so the merge runs in a directory of ours that holds those
 * of the first commit and nothing else. One merge runs at a time, since the next may need other attributes there.
 */
public final class TreeMerge {

    private final GitRepository repository;
    private final Path directory;
    private @Nullable ObjectId attributesOf;

    /**
     * @param directory used for attribute files; made if need be, emptied if it exists, ours alone
     */
    public TreeMerge(GitRepository repository, Path directory) {
        this.repository = repository;
        this.directory = directory;
    }

    /** What a merge gave. */
    public sealed interface Result {

        /** Both sides went together. */
        record Clean(ObjectId tree) implements Result {}

        /**
         * They did not.
         *
         * @param tree what git makes of it, with marks around the places in conflict
         * @param files the paths in conflict
         * @param notes why, also of other paths
         */
        record Conflicted(ObjectId tree, List<String> files, List<Note> notes) implements Result {

            public Conflicted {
                files = List.copyOf(files);
                notes = List.copyOf(notes);
            }
        }
    }

    /**
     * What git says about a part of a merge.
     *
     * @param paths all paths concerned, on either side
     * @param type short and stable ({@code CONFLICT (contents)}, {@code Auto-merging})
     * @param text one sentence for a person
     */
    public record Note(List<String> paths, String type, String text) {

        public Note {
            paths = List.copyOf(paths);
        }
    }

    /** Merges {@code theirs} into {@code ours}, from their best common ancestor. */
    public synchronized Result merge(ObjectId ours, ObjectId theirs) {
        bringAttributes(repository.objects().tree(ours));
        GitCall call = repository
                .callIn(
                        directory,
                        "merge-tree",
                        "--write-tree",
                        "-z",
                        "--name-only",
                        "--messages",
                        ours.hex(),
                        theirs.hex())
                .with("GIT_WORK_TREE", directory)
                .with("GIT_INDEX_FILE", directory.resolve(".no-index"));
        GitOutput output = call.attempt();
        return switch (output.status()) {
            case 0 -> new Result.Clean(new ObjectId(output.texts().getFirst()));
            case 1 -> conflicted(output.texts().iterator());
            default -> throw call.failed(output);
        };
    }

    /** The parts are: the tree, the paths in conflict, an empty part, then notes: a count, paths, a type, a text. */
    private static Result conflicted(Iterator<String> parts) {
        ObjectId tree = new ObjectId(parts.next());
        List<String> files = new ArrayList<>();
        for (String file = parts.next(); !file.isEmpty(); file = parts.next()) {
            files.add(file);
        }
        List<Note> notes = new ArrayList<>();
        while (parts.hasNext()) {
            int count = Integer.parseInt(parts.next());
            List<String> paths = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                paths.add(parts.next());
            }
            notes.add(new Note(paths, parts.next(), parts.next().strip()));
        }
        return new Result.Conflicted(tree, files, notes);
    }

    /** Brings the attribute files there; from the second time on by what changed, which costs no process. */
    private void bringAttributes(ObjectId tree) {
        try {
            boolean same = attributesOf != null
                    && Files.isDirectory(directory)
                    && repository.objects().changes(attributesOf, tree).stream()
                            .noneMatch(change -> isAttributes(change.path()));
            if (!same) {
                attributesOf = null;
                FileTrees.delete(directory);
                Files.createDirectories(directory);
                for (Map.Entry<Path, ObjectId> file : attributeFiles(tree).entrySet()) {
                    Files.createDirectories(file.getKey().resolve("..").normalize());
                    Files.write(file.getKey(), repository.objects().blob(file.getValue()));
                }
            }
            attributesOf = tree;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<Path, ObjectId> attributeFiles(ObjectId tree) {
        Map<Path, ObjectId> files = new TreeMap<>();
        for (byte[] entry :
                repository.call("ls-tree", "-r", "-z", tree.hex()).run().parts()) {
            String text = new String(entry, StandardCharsets.ISO_8859_1);
            int tab = text.indexOf('\t');
            String[] fields = text.substring(0, tab).split(" ");
            String path = text.substring(tab + 1);
            if (isAttributes(path) && fields[0].startsWith("100")) {
                Path file = BytePaths.resolve(directory, path.getBytes(StandardCharsets.ISO_8859_1));
                files.put(file, new ObjectId(fields[2]));
            }
        }
        return files;
    }

    private static boolean isAttributes(String path) {
        return path.equals(".gitattributes") || path.endsWith("/.gitattributes");
    }
}
