package dev.stretto.workspace;

import dev.stretto.git.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How overlays are mounted. */
public sealed interface OverlayMount {

    /** What the names of the extended attributes that the kernel sets begin with. */
    String attributes();

    /** By this process, for all to see: root may. */
    record Direct() implements OverlayMount {

        @Override
        public String attributes() {
            return "trusted.overlay.";
        }

        /** Mounts the layers of a workspace at where its files are seen. */
        void mount(Path slot, List<Path> trees) throws IOException {
            String lower = trees.stream()
                    .map(tree -> escaped(tree).replace(":", "\\:"))
                    .collect(Collectors.joining(":"));
            // Without redirects, renaming a directory of the base would fail, which programs do not expect.
            OverlayCalls.mount(
                    slot.resolve("tree"),
                    "lowerdir=" + lower + ",upperdir=" + escaped(slot.resolve("upper")) + ",workdir="
                            + escaped(slot.resolve("work")) + ",redirect_dir=on,metacopy=off,index=off");
        }

        private static String escaped(Path path) {
            return path.toString().replace("\\", "\\\\").replace(",", "\\,");
        }

        static boolean isMounted(Path slot) throws IOException {
            return FileTrees.isDirectory(slot.resolve("tree"))
                    && !Files.getAttribute(slot, "unix:dev")
                            .equals(Files.getAttribute(slot.resolve("tree"), "unix:dev"));
        }
    }

    /**
     * By each command for itself, in a user namespace that it starts in: what anybody may where the system lets them. The
     * command sees its own user, not root: some agents refuse to work as root.
     *
     * @param unshare the program that makes a namespace
     */
    record InNamespace(Path unshare, int user, int group) implements OverlayMount {

        private static final String SCRIPT = """
                slot=$1 options=$2 unshare=$3 user=$4 group=$5
                shift 5
                cd "$slot" && PATH=$PATH:/usr/bin:/bin:/usr/sbin:/sbin mount -t overlay overlay -o "$options" tree &&
                cd "$slot/tree" && exec "$unshare" -U --map-user="$user" --map-group="$group" -- "$@"
                echo "the overlay of the workspace could not be mounted" >&2
                exit 1
                """;

        @Override
        public String attributes() {
            return "user.overlay.";
        }

        /** A command that runs another on the layers of a workspace. */
        List<String> wrapped(Path slot, List<Path> trees, List<String> argv) {
            // Relative, since paths would need escapes that differ from one mount program to another.
            String lower =
                    trees.stream().map(tree -> slot.relativize(tree).toString()).collect(Collectors.joining(":"));
            String options = "lowerdir=" + lower + ",upperdir=upper,workdir=work,userxattr,metacopy=off,index=off";
            List<String> command =
                    new ArrayList<>(List.of(unshare.toString(), "-Urm", "--", "/bin/sh", "-c", SCRIPT, "sh"));
            command.addAll(
                    List.of(slot.toString(), options, unshare.toString(), String.valueOf(user), String.valueOf(group)));
            command.addAll(argv);
            return command;
        }
    }
}
