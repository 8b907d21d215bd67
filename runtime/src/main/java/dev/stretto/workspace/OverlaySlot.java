package dev.stretto.workspace;

import dev.stretto.git.FileTrees;
import dev.stretto.git.GitRepository;
import dev.stretto.git.ObjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The place of one workspace: {@code upper/}, whose content is its change; {@code work/}, the kernel's; {@code tree/}, where
 * the layers are mounted; {@code index}, ours; {@code layer}, the layer it stands on; {@code owner}.
 */
final class OverlaySlot implements HeldSlot {

    private static final String LAYER = "layer";

    private final GitRepository repository;
    private final OverlayMount mount;
    private final Path directory;
    private final Layer layer;

    OverlaySlot(GitRepository repository, OverlayMount mount, Path directory, Layer layer) {
        this.repository = repository;
        this.mount = mount;
        this.directory = directory;
        this.layer = layer;
    }

    /** Whether a directory is that of an overlay. */
    static boolean isOne(Path directory) {
        return Files.exists(directory.resolve(LAYER));
    }

    /** Where the layer is that a slot of an earlier process stands on. */
    static Path layerOf(Path directory) throws IOException {
        return Path.of(Files.readString(directory.resolve(LAYER)));
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public Path tree() {
        return directory.resolve("tree");
    }

    /** All of it is in the upper layer, since it was written there. */
    @Override
    public Path ownGit() {
        return upper().resolve(".git");
    }

    Path upper() {
        return directory.resolve("upper");
    }

    Layer layer() {
        return layer;
    }

    OverlayMount how() {
        return mount;
    }

    void prepare(PrivateGit privateGit) throws IOException {
        remove(directory);
        for (Path each : new Path[] {tree(), upper(), directory.resolve("work")}) {
            Files.createDirectories(each);
        }
        Files.writeString(directory.resolve(LAYER), layer.directory().toString());
        privateGit.write(upper(), layer.index(), layer.commit());
        mount();
    }

    /** Mounts the layers, if that is not done; a restart of the machine undoes it. */
    void mount() throws IOException {
        if (mount instanceof OverlayMount.Direct direct && !OverlayMount.Direct.isMounted(directory)) {
            direct.mount(directory, layer.trees());
        }
    }

    @Override
    public ObjectId collectTree(ObjectId base) throws IOException {
        return new OverlayCollection(repository, this).tree();
    }

    @Override
    public List<String> wrapped(List<String> argv) {
        return switch (mount) {
            case OverlayMount.Direct _ -> argv;
            case OverlayMount.InNamespace space -> space.wrapped(directory, layer.trees(), argv);
        };
    }

    /** Unmounts and deletes a slot and all it holds. */
    static void remove(Path directory) throws IOException {
        if (FileTrees.isDirectory(directory)) {
            if (OverlayMount.Direct.isMounted(directory)) {
                OverlayCalls.detach(directory.resolve("tree"));
            }
            FileTrees.delete(directory);
        }
    }
}
