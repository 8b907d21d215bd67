package dev.stretto.workspace;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stretto.git.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The two ways to mount overlays, for tests; skipped where the system does not let us. */
enum Overlays {
    DIRECT,
    IN_NAMESPACE;

    OverlayMount mount(Path cache) {
        OverlayProbe probe = OverlayProbe.of(cache, this == DIRECT);
        assumeTrue(probe instanceof OverlayProbe.Possible, () -> "no overlay can be mounted here: " + probe);
        OverlayMount mount = ((OverlayProbe.Possible) probe).mount();
        assumeTrue(
                (mount instanceof OverlayMount.Direct) == (this == DIRECT),
                "only root can mount an overlay for all to see");
        return mount;
    }

    /** Runs a script in a workspace as an attempt would. */
    static String sh(Workspace workspace, String script) {
        return TestRepository.run(workspace.path(), workspace.wrapped(List.of("sh", "-ec", script)));
    }

    /** Gives back all workspaces, so that nothing stays mounted. */
    static void close(WorkspaceProvider provider) {
        provider.held().forEach(Workspace::release);
        provider.removeFree();
    }

    /** What is mounted below a folder. */
    static List<String> mounts(Path below) {
        try {
            return Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                    .map(line -> line.split(" ")[4])
                    .filter(place -> place.startsWith(below + "/"))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
