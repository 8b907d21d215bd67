package dev.stretto.workspace;

import dev.stretto.engine.Trial;
import dev.stretto.git.FileTrees;
import dev.stretto.git.GitRepository;
import dev.stretto.git.ObjectId;
import dev.stretto.git.RefNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The providers {@code pool} and {@code clone}: working copies in the user's cache directory, reused from attempt to attempt, so that a
 * workspace costs what has changed since its last use. They differ in how a new one is {@link Filling filled}.
 *
 * <p>Why it is right with many threads: the maps of free and held slots are only touched under the object's monitor, and a
 * slot is in at most one of them or in the hands of the thread that is preparing it; so two threads never work on one slot.
 * Preparing happens outside the monitor; only the first filling of slots is serialised, by a lock of its own, since several
 * at once would only compete for the disk. Two threads asking for one attempt at the same time is a mistake of the caller.
 */
public final class PoolProvider implements WorkspaceProvider {

    private final GitRepository repository;
    private final Path directory;
    private final KeepList keep;
    private final PrivateGit privateGit;
    private final Filling filling;
    private final Salvage salvage;
    private final Object creation = new Object();
    private final Deque<Slot> free = new ArrayDeque<>();
    private final Map<Trial, HeldWorkspace<Slot>> held = new LinkedHashMap<>();
    private int slots;

    /**
     * Opens the pool of a run and takes up what an earlier process has left in it.
     *
     * @param cache the directory below which all pools of all repositories lie
     * @param run the run's id
     */
    public PoolProvider(GitRepository repository, Path cache, String run, KeepList keep) {
        this(repository, cache, run, keep, false);
    }

    private PoolProvider(GitRepository repository, Path cache, String run, KeepList keep, boolean cloning) {
        this.repository = repository;
        this.directory =
                cache.toAbsolutePath().resolve(directoryName(repository)).resolve(RefNames.encode(run));
        this.keep = keep;
        this.privateGit = new PrivateGit(repository);
        this.salvage = new Salvage(repository, run);
        try {
            Files.createDirectories(directory);
            this.filling = cloning
                    ? new Clones(repository, new BaseStore(repository, directory, privateGit.looks()))
                    : Filling.CHECKOUT;
            takeUp();
        } catch (IOException e) {
            throw WorkspaceException.of(e, "opening the workspaces in", directory);
        }
    }

    /** The same with new working copies that are clones; see {@link Clones}. */
    public static PoolProvider cloning(GitRepository repository, Path cache, String run, KeepList keep) {
        return new PoolProvider(repository, cache, run, keep, true);
    }

    static String directoryName(GitRepository repository) {
        String path = repository.commonDirectory().toString();
        return UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void takeUp() throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "[0-9]*")) {
            for (Path entry : entries) {
                slots = Math.max(slots, Integer.parseInt(String.valueOf(entry.getFileName())));
                Slot slot = slot(entry);
                Optional<Owner> owner = Owner.read(entry);
                if (owner.isPresent()) {
                    held.put(owner.get().trial(), workspace(slot, owner.get()));
                } else {
                    free.push(slot);
                }
            }
        }
    }

    private Slot slot(Path path) {
        return new Slot(repository, privateGit, keep, filling, path);
    }

    private HeldWorkspace<Slot> workspace(Slot slot, Owner owner) {
        return new HeldWorkspace<>(repository, salvage, slot, owner, this::release);
    }

    @Override
    public Workspace acquire(Trial trial, ObjectId base) {
        Slot slot;
        synchronized (this) {
            HeldWorkspace<Slot> already = held.get(trial);
            if (already != null) {
                return already;
            }
            slot = free.isEmpty() ? slot(directory.resolve(Integer.toString(++slots))) : free.pop();
        }
        boolean ready = false;
        try {
            prepare(slot, base);
            Owner owner = new Owner(trial, base);
            owner.write(slot.directory());
            HeldWorkspace<Slot> workspace = workspace(slot, owner);
            synchronized (this) {
                held.put(trial, workspace);
            }
            ready = true;
            return workspace;
        } catch (IOException e) {
            throw WorkspaceException.of(e, "making the workspace", slot.directory());
        } finally {
            if (!ready) {
                synchronized (this) {
                    free.add(slot);
                }
            }
        }
    }

    private void prepare(Slot slot, ObjectId base) throws IOException {
        if (slot.fresh()) {
            synchronized (creation) {
                slot.prepare(base);
            }
        } else {
            slot.prepare(base);
        }
    }

    private synchronized void release(HeldWorkspace<Slot> workspace) {
        if (held.get(workspace.trial()) != workspace) {
            return;
        }
        try {
            Owner.erase(workspace.slot().directory());
        } catch (IOException e) {
            throw WorkspaceException.of(e, "giving back the workspace", workspace.path());
        }
        held.remove(workspace.trial());
        free.push(workspace.slot());
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
    public synchronized void removeFree() {
        try {
            while (!free.isEmpty()) {
                free.peek().delete();
                free.pop();
            }
            if (held.isEmpty()) {
                filling.forget();
                FileTrees.delete(directory); // with what it notes of a base, whoever made it
            }
        } catch (IOException e) {
            throw WorkspaceException.of(e, "deleting the workspaces in", directory);
        }
    }
}
