package dev.stretto.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small file system of its own at a folder, which can be full or read-only; the test is skipped where none can be mounted. */
final class MountedFolder implements AutoCloseable {

    /** The least that all kinds are content with; next to nothing of it is written. */
    private static final String IMAGE_SIZE = "320M";

    private final Path folder;

    private MountedFolder(Path folder) {
        this.folder = folder;
    }

    /** Mounts one of this many kilobytes. */
    static MountedFolder of(Path folder, int kilobytes) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assumeTrue(
                call("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", folder.toString()),
                "no file system can be mounted here");
        return new MountedFolder(folder);
    }

    /** Mounts an overlay, on which no other can write. */
    static MountedFolder overlay(Path folder, Path layers) {
        try {
            Files.createDirectories(folder);
            for (String layer : List.of("lower", "upper", "work")) {
                Files.createDirectories(layers.resolve(layer));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String options = "lowerdir=" + layers + "/lower,upperdir=" + layers + "/upper,workdir=" + layers + "/work";
        assumeTrue(
                call("mount", "-t", "overlay", "overlay", "-o", options, folder.toString()),
                "no overlay can be mounted here");
        return new MountedFolder(folder);
    }

    /** Mounts a new file system in a file beside the folder, as root can where its tools are installed. */
    static MountedFolder image(Path folder, String kind) {
        String image = folder + ".img";
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assumeTrue(
                call("truncate", "--size=" + IMAGE_SIZE, image)
                        && call("mkfs." + kind, "-q", image)
                        && call("mount", "-o", "loop", image, folder.toString()),
                "no " + kind + " file system can be made and mounted here");
        return new MountedFolder(folder);
    }

    void remount(String options) {
        if (!call("mount", "-o", "remount," + options, folder.toString())) {
            throw new AssertionError("cannot remount " + folder + " with " + options);
        }
    }

    private static boolean call(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        call("umount", "--lazy", folder.toString());
    }
}
