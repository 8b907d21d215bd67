package dev.stretto.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What whoever works in a tree has put into an index of their own. It counts where the files alone leave something open:
 * which commit the empty directory of a submodule stands for, that a directory is no submodule any more, whether an ignored
 * file is meant to be tracked, and which of several contents is meant that git writes as the same file (line ends, filters).
 *
 * <p>An entry is believed only where checking it out gives just what is there, so an index can neither hide a change nor
 * fake one. By the same rule a file stays what it was in the base if that is what it was checked out from, although adding
 * it anew would give something else: nobody touched it.
 */
public final class Staged {

    private final WorkingCopy copy;
    private final Objects objects;
    private final ObjectId base;
    private final Optional<Path> index;
    private final List<RawChange> changes;

    Staged(WorkingCopy copy, Objects objects, ObjectId base, Optional<Path> index) {
        this.copy = copy;
        this.objects = objects;
        this.base = base;
        this.index = index;
        this.changes = index.map(file -> copy.difference(file, base)).orElse(List.of());
    }

    /**
     * What an index says of a path.
     *
     * @param path as in {@link RawChange}
     */
    record Entry(int mode, String object, String path) {

        static Entry before(RawChange change) {
            return new Entry(change.oldMode(), change.oldObject(), change.path());
        }

        static Entry after(RawChange change) {
            return new Entry(change.newMode(), change.newObject(), change.path());
        }

        /** As {@code update-index --index-info} takes them. */
        static byte[] lines(List<Entry> entries) {
            StringBuilder text = new StringBuilder();
            entries.forEach(entry -> text.append(Integer.toOctalString(entry.mode))
                    .append(' ')
                    .append(entry.object)
                    .append('\t')
                    .append(entry.path)
                    .append('\0'));
            return text.toString().getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** Has our index forget submodules that are none any more, so that files in their place count; before all files are added. */
    public void dropSubmodules() {
        copy.forget(changes.stream()
                .filter(change -> change.wasSubmodule() && !change.isSubmodule())
                .map(RawChange::path)
                .toList());
    }

    /** Settles what adding all files left open, and writes what our index then holds as a tree. */
    public ObjectId settle() throws IOException {
        index.ifPresent(copy::addForced);
        ObjectId tree = copy.writeTree();
        Map<String, RawChange> ours = new LinkedHashMap<>();
        objects.rawChanges(objects.tree(base), tree).forEach(change -> ours.put(change.path(), change));
        Map<String, List<Entry>> candidates = new LinkedHashMap<>();
        List<Entry> believed = new ArrayList<>();
        for (RawChange staged : changes) {
            if (staged.newMode() == 0) {
                continue; // it wants a file not to be tracked that is there
            }
            RawChange change = ours.remove(staged.path());
            Entry our = change == null ? Entry.before(staged) : Entry.after(change);
            if (our.object().equals(staged.newObject())) {
                continue;
            }
            if (staged.isSubmodule() && copy.files().isEmptyDirectory(staged.path())) {
                believed.add(Entry.after(staged));
            } else if (staged.isFile() && RawChange.isFile(our.mode())) {
                add(new Entry(our.mode(), staged.newObject(), staged.path()), candidates);
                addBase(change, candidates);
            }
        }
        for (RawChange change : ours.values()) {
            addBase(change, candidates);
        }
        believed.addAll(copy.aside(index).exact(candidates));
        if (believed.isEmpty()) {
            return tree;
        }
        copy.enter(believed);
        return copy.writeTree();
    }

    private void addBase(@Nullable RawChange change, Map<String, List<Entry>> candidates) throws IOException {
        if (change == null || !change.wasFile() || !change.isFile()) {
            return;
        }
        if (!change.oldObject().equals(change.newObject()) && !copy.files().storedAsIs(Entry.after(change))) {
            add(new Entry(change.newMode(), change.oldObject(), change.path()), candidates);
        }
    }

    private static void add(Entry entry, Map<String, List<Entry>> candidates) {
        candidates.computeIfAbsent(entry.path(), _ -> new ArrayList<>()).add(entry);
    }
}
