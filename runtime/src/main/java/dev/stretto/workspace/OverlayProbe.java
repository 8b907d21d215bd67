package dev.stretto.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Finds out by trying how overlays can be mounted, if at all. */
public sealed interface OverlayProbe {

    int SECONDS_MAX = 20;

    /** They can. */
    record Possible(OverlayMount mount) implements OverlayProbe {}

    /**
     * They cannot.
     *
     * @param reason why, for people
     */
    record Impossible(String reason) implements OverlayProbe {}

    /**
     * Tries on a few files, which are deleted again.
     *
     * @param cache the directory in which workspaces would lie; made if need be
     */
    static OverlayProbe of(Path cache) {
        return of(cache, true);
    }

    /**
     * Tries.
     *
     * @param direct whether to try as root first
     */
    static OverlayProbe of(Path cache, boolean direct) {
        if (!OverlayCalls.available()) {
            return new Impossible("only Linux has overlays");
        }
        Path slot;
        try {
            slot = Files.createTempDirectory(Files.createDirectories(cache.toAbsolutePath()), "overlay-");
        } catch (IOException e) {
            return new Impossible("no folder can be made in " + cache);
        }
        try {
            return tryAt(slot, direct);
        } catch (IOException e) {
            return new Impossible(String.valueOf(e.getMessage()));
        } finally {
            remove(slot);
        }
    }

    private static OverlayProbe tryAt(Path slot, boolean directToo) throws IOException {
        String direct = "not tried as root";
        try {
            if (!directToo) {
                throw new IOException(direct);
            }
            prepare(slot);
            OverlayMount.Direct mount = new OverlayMount.Direct();
            mount.mount(slot, List.of(slot.resolve("lower")));
            Files.move(slot.resolve("tree/folder"), slot.resolve("tree/renamed"));
            Files.delete(slot.resolve("tree/file"));
            if (UpperLayer.isWhiteout(slot.resolve("upper/file"))
                    && UpperLayer.read(slot.resolve("upper"), mount.attributes())
                            .isRedirected()) {
                return new Possible(mount);
            }
            direct = "the overlays here do not work as expected";
        } catch (IOException e) {
            direct = String.valueOf(e.getMessage());
        }
        OverlaySlot.remove(slot);
        prepare(slot);
        Optional<Path> unshare = program("unshare");
        if (unshare.isEmpty()) {
            return new Impossible(direct + ", and there is no unshare program to do it in a user namespace");
        }
        return inNamespace(slot, unshare.get())
                .<OverlayProbe>map(Possible::new)
                .orElse(new Impossible(direct + ", in a user namespace neither"));
    }

    private static Optional<OverlayMount> inNamespace(Path slot, Path unshare) throws IOException {
        Path self = Path.of("/proc/self");
        OverlayMount.InNamespace mount = new OverlayMount.InNamespace(
                unshare, (int) Files.getAttribute(self, "unix:uid"), (int) Files.getAttribute(self, "unix:gid"));
        List<String> script = List.of("/bin/sh", "-c", "echo new > new && rm file && rm -r folder && mkdir folder");
        Process process = new ProcessBuilder(mount.wrapped(slot, List.of(slot.resolve("lower")), script))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            boolean done = process.waitFor(SECONDS_MAX, TimeUnit.SECONDS) && process.exitValue() == 0;
            Path upper = slot.resolve("upper");
            return done
                            && Files.isRegularFile(upper.resolve("new"), LinkOption.NOFOLLOW_LINKS)
                            && UpperLayer.isWhiteout(upper.resolve("file"))
                            && OverlayCalls.hasAttribute(upper.resolve("folder"), mount.attributes() + "opaque")
                    ? Optional.of(mount)
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void prepare(Path slot) throws IOException {
        for (String each : List.of("tree", "upper", "work", "lower/folder")) {
            Files.createDirectories(slot.resolve(each));
        }
        Files.writeString(slot.resolve("lower/file"), "below\n");
        Files.writeString(slot.resolve("lower/folder/file"), "below\n");
    }

    private static Optional<Path> program(String name) {
        return List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin").stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void remove(Path slot) {
        try {
            OverlaySlot.remove(slot);
        } catch (IOException e) {
            // A few small files stay in the cache; what was found is worth more than this.
        }
    }
}
