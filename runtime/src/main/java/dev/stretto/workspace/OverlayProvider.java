package dev.stretto.workspace;

import dev.stretto.engine.Trial;
import dev.stretto.git.FileTrees;
import dev.stretto.git.GitRepository;
import dev.stretto.git.ObjectId;
import dev.stretto.git.RefNames;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The provider {@code overlay}: each workspace is an empty layer on top of files that all share, so it costs next to nothing
 * whatever the repository's size, and its change is what lies in its layer.
 *
 * <p>Why it is right with many threads: numbers of slots and the map of those held are only touched under the object's monitor,
 * and a number is handed out again only when its slot is gone; so two threads never work on one slot. Layers have a monitor of
 * their own, see {@link LayerStack}. Unmounting is slow, so one thread in the background does it.
 */
public final class OverlayProvider implements WorkspaceProvider {

    private final GitRepository repository;
    private final OverlayMount mount;
    private final Path directory;
    private final PrivateGit privateGit;
    private final Salvage salvage;
    private final BaseStore bases;
    private final LayerStack layers;
    private final ExecutorService removals;
    private final Map<Trial, HeldWorkspace<OverlaySlot>> held = new LinkedHashMap<>();
    private final TreeSet<Integer> free = new TreeSet<>();
    private int slots;

    /**
     * Opens the overlays of a run and takes up what an earlier process has left of them: what nobody holds is unmounted.
     *
     * @param cache the directory below which all workspaces of all repositories lie
     * @param run the run's id
     */
    public OverlayProvider(GitRepository repository, Path cache, String run, OverlayMount mount) {
        this.repository = repository;
        this.mount = mount;
        this.directory = cache.toAbsolutePath()
                .normalize()
                .resolve(PoolProvider.directoryName(repository))
                .resolve(RefNames.encode(run));
        // Files of a delta get further links, which changes that time and nothing else.
        this.privateGit = new PrivateGit(repository).with("core.trustctime", "false");
        this.salvage = new Salvage(repository, run);
        this.removals = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("overlay-removal").factory());
        try {
            Files.createDirectories(directory);
            this.bases = new BaseStore(repository, directory, privateGit.looks());
            this.layers = new LayerStack(repository, bases, directory.resolve("deltas"));
            takeUp();
        } catch (IOException e) {
            throw WorkspaceException.of(e, "opening the workspaces in", directory);
        }
    }

    private void takeUp() throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "[0-9]*")) {
            for (Path entry : entries) {
                int number = Integer.parseInt(String.valueOf(entry.getFileName()));
                slots = Math.max(slots, number);
                Optional<Owner> owner = Owner.read(entry);
                if (owner.isPresent()) {
                    OverlaySlot slot =
                            new OverlaySlot(repository, mount, entry, layers.enterAgain(OverlaySlot.layerOf(entry)));
                    slot.mount();
                    held.put(owner.get().trial(), workspace(slot, owner.get()));
                } else {
                    OverlaySlot.remove(entry);
                    free.add(number);
                }
            }
        }
    }

    private HeldWorkspace<OverlaySlot> workspace(OverlaySlot slot, Owner owner) {
        return new HeldWorkspace<>(repository, salvage, slot, owner, this::release);
    }

    @Override
    public Workspace acquire(Trial trial, ObjectId base) {
        int number;
        synchronized (this) {
            HeldWorkspace<OverlaySlot> already = held.get(trial);
            if (already != null) {
                return already;
            }
            Integer first = free.pollFirst();
            number = first == null ? ++slots : first;
        }
        Path place = directory.resolve(Integer.toString(number));
        boolean ready = false;
        try {
            OverlaySlot slot = new OverlaySlot(repository, mount, place, layers.enter(base));
            try {
                slot.prepare(privateGit);
                Owner owner = new Owner(trial, base);
                owner.write(place);
                HeldWorkspace<OverlaySlot> workspace = workspace(slot, owner);
                synchronized (this) {
                    held.put(trial, workspace);
                }
                ready = true;
                return workspace;
            } finally {
                if (!ready) {
                    layers.leave(slot.layer());
                }
            }
        } catch (IOException e) {
            throw WorkspaceException.of(e, "making the workspace", place);
        } finally {
            if (!ready) {
                reuse(number);
            }
        }
    }

    private synchronized void reuse(int number) {
        free.add(number);
    }

    private synchronized void release(HeldWorkspace<OverlaySlot> workspace) {
        if (held.get(workspace.trial()) != workspace) {
            return;
        }
        OverlaySlot slot = workspace.slot();
        try {
            Owner.erase(slot.directory());
        } catch (IOException e) {
            throw WorkspaceException.of(e, "giving back the workspace", workspace.path());
        }
        held.remove(workspace.trial());
        var _ = removals.submit(() -> remove(slot));
    }

    private void remove(OverlaySlot slot) {
        try {
            OverlaySlot.remove(slot.directory());
            reuse(Integer.parseInt(String.valueOf(slot.directory().getFileName())));
            layers.leave(slot.layer());
        } catch (IOException e) {
            // Something outside is in the way: it stays until the run ends or is taken up again.
        }
    }

    @Override
    public synchronized List<Workspace> held() {
        return List.copyOf(held.values());
    }

    @Override
    public Path linkTo(Path run) {
        return RunLink.make(directory, run);
    }

    @Override
    public void removeFree() {
        Future<?> all = removals.submit(() -> {});
        try {
            all.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return; // what is left is found when the run is taken up again
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        synchronized (this) {
            try {
                removeAll();
            } catch (IOException e) {
                throw WorkspaceException.of(e, "deleting the workspaces in", directory);
            }
        }
    }

    private void removeAll() throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "[0-9]*")) {
            for (Path entry : entries) {
                if (Owner.read(entry).isEmpty()) {
                    OverlaySlot.remove(entry);
                }
            }
        }
        if (held.isEmpty()) {
            layers.forget();
            bases.forget();
            FileTrees.delete(directory);
        }
    }
}
