package dev.stretto.workspace;

import dev.stretto.git.BytePaths;
import dev.stretto.git.FileTrees;
import dev.stretto.git.GitRepository;
import dev.stretto.git.IndexEntries;
import dev.stretto.git.ObjectId;
import dev.stretto.git.RawChange;
import dev.stretto.git.WorkingCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The layers of a run: for each commit that workspaces start from, a base or one delta on it. A delta is cumulative, since many
 * layers on top of each other do not mount; what it shares with the one before it are hard links, so it costs what has landed
 * since. Where it would grow large, the commit gets a base of its own.
 *
 * <p>One thread at a time makes or deletes layers; see the monitor.
 */
final class LayerStack {

    /** Linking costs some ten microseconds a file. */
    private static final int DELTA_FILES_MAX = 2_000;

    private final GitRepository repository;
    private final BaseStore bases;
    private final Path directory;
    private final Map<ObjectId, Layer> layers = new LinkedHashMap<>();
    private final Map<Layer, Integer> users = new LinkedHashMap<>();
    private @Nullable Layer base;
    private @Nullable Layer latest;

    /**
     * @param directory where the run's deltas lie
     */
    LayerStack(GitRepository repository, BaseStore bases, Path directory) {
        this.repository = repository;
        this.bases = bases;
        this.directory = directory;
    }

    /** The layer of a commit, which stays until it is {@link #leave left} as often as it was entered. */
    synchronized Layer enter(ObjectId commit) throws IOException {
        Layer layer = layers.get(commit);
        if (layer == null) {
            layer = make(commit);
            layers.put(commit, layer);
        }
        latest = layer;
        users.merge(layer, 1, Integer::sum);
        return layer;
    }

    /** The layer that a workspace of an earlier process stands on. */
    synchronized Layer enterAgain(Path place) throws IOException {
        for (Layer known : layers.values()) {
            if (known.directory().equals(place)) {
                users.merge(known, 1, Integer::sum);
                return known;
            }
        }
        Layer layer = Layer.read(repository, place)
                .orElseThrow(() -> new IOException("the layer " + place + " below the workspace is gone"));
        layers.put(layer.commit(), layer);
        users.merge(layer, 1, Integer::sum);
        return layer;
    }

    /** One workspace less stands on a layer; deltas that none stands on and that are not the latest are deleted. */
    synchronized void leave(Layer layer) throws IOException {
        users.computeIfPresent(layer, (_, count) -> count > 1 ? count - 1 : null);
        for (Layer each : List.copyOf(layers.values())) {
            boolean delta = each.directory().startsWith(directory);
            if (delta && each != latest && !users.containsKey(each)) {
                layers.remove(each.commit());
                FileTrees.delete(each.directory());
            }
        }
    }

    /** No workspace is left; the next one finds its layer anew. */
    synchronized void forget() {
        layers.clear();
        users.clear();
        base = null;
        latest = null;
    }

    private Layer make(ObjectId commit) throws IOException {
        if (base == null) {
            base = bases.takeLatest().orElse(null);
        }
        if (base != null) {
            if (base.commit().equals(commit)) {
                return base;
            }
            Optional<Layer> delta = delta(commit, base);
            if (delta.isPresent()) {
                return delta.get();
            }
        }
        base = bases.take(commit);
        return base;
    }

    /** Empty where the commit had better have a base of its own. */
    private Optional<Layer> delta(ObjectId commit, Layer below) throws IOException {
        List<RawChange> changes = changes(below, commit);
        // Attributes decide what a file looks like that is itself the same.
        if (changes.size() > DELTA_FILES_MAX
                || changes.stream().anyMatch(change -> IndexEntries.isAttributes(change.path()))) {
            return Optional.empty();
        }
        Path place = directory.resolve(commit.hex());
        Path aside = directory.resolve(commit.hex() + ".new");
        FileTrees.delete(place);
        FileTrees.delete(aside);
        Path tree = Files.createDirectories(aside.resolve("tree"));
        Layer before = latest != null && latest.baseDirectory().equals(below.directory()) ? latest : below;
        IndexEntries wanted = below.entries().with(changes);
        Map<String, String> fresh = new LinkedHashMap<>();
        for (RawChange change : changes) {
            if (!change.isDeletion() && !link(change.path(), before, below, wanted, tree)) {
                fresh.put(change.path(), change.entry());
            }
        }
        Map<String, String> entries = new LinkedHashMap<>(below.entries().forGit());
        entries.putAll(fresh);
        WorkingCopy copy = repository.workingCopy(tree, aside.resolve("index"));
        copy.checkOut(entries, fresh.keySet());
        hide(changes, wanted, tree);
        if (!copy.follow(before.index(), changes(before, commit), List.of(tree, below.tree()))) {
            FileTrees.delete(aside); // its base was made with settings of git that we do without now
            return Optional.empty();
        }
        Layer.describe(aside, commit, Optional.of(below.directory()));
        Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
        return Layer.read(repository, place).map(layer -> layer.holding(wanted));
    }

    private List<RawChange> changes(Layer from, ObjectId commit) {
        return repository
                .objects()
                .rawChanges(
                        repository.objects().tree(from.commit()),
                        repository.objects().tree(commit));
    }

    private static boolean link(String path, Layer before, Layer below, IndexEntries wanted, Path tree) {
        boolean same = before != below
                && wanted.isFile(path)
                && Objects.equals(
                        before.entries().byPath().get(path), wanted.byPath().get(path));
        if (!same) {
            return false;
        }
        Path link = BytePaths.resolve(tree, path);
        try {
            Files.createDirectories(Objects.requireNonNull(link.getParent()));
            Files.createLink(link, BytePaths.resolve(before.tree(), path));
            return true;
        } catch (IOException e) {
            return false; // too many links, or none here: it is written anew
        }
    }

    /** Hides what the base has and the commit does not, whole directories at once. */
    private static void hide(List<RawChange> changes, IndexEntries wanted, Path tree) throws IOException {
        TreeSet<String> hidden = new TreeSet<>();
        for (RawChange change : changes) {
            if (change.isDeletion()) {
                highest(change.path(), wanted).ifPresent(hidden::add);
            }
        }
        for (String path : hidden) {
            Path whiteout = BytePaths.resolve(tree, path);
            Files.createDirectories(Objects.requireNonNull(whiteout.getParent()));
            OverlayCalls.whiteout(whiteout);
        }
    }

    /** The highest directory that the commit lacks too; empty where the commit has something there that hides the path. */
    private static Optional<String> highest(String path, IndexEntries wanted) {
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            String directory = path.substring(0, end);
            if (wanted.byPath().containsKey(directory)) {
                return Optional.empty();
            }
            if (wanted.below(directory).isEmpty()) {
                return Optional.of(directory);
            }
        }
        return wanted.below(path).isEmpty() ? Optional.of(path) : Optional.empty();
    }
}
