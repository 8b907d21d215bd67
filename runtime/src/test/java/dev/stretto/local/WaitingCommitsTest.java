package dev.stretto.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.engine.LandingEvent;
import dev.stretto.git.ObjectId;
import dev.stretto.landing.MergeResult;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A commit that waits to land is held by a ref. */
final class WaitingCommitsTest {

    @TempDir
    private Path folder;

    private LocalScene scene;

    @BeforeEach
    void aScene() {
        scene = new LocalScene(folder);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void theUsersGarbageCollectionDeletesNoCommitThatWaitsToLand() {
        scene.landing = real -> new LocalRunTest.Landing(real) {
            @Override
            public MergeResult merge(ObjectId head, ObjectId commit) {
                assertThat(scene.git("for-each-ref", "--format=%(objectname)", "refs/stretto/runs/r1/waiting/a/1"))
                        .isEqualTo(commit.hex());
                scene.git("gc", "--quiet", "--prune=now");
                return super.merge(head, commit);
            }
        };
        LocalRun run = scene.task("a", "echo a >a.txt").create();
        scene.driveToItsEnd(run);
        assertThat(scene.told(LandingEvent.Landed.class)).hasSize(1);
        assertThat(scene.git("show", "stretto/r1:a.txt")).isEqualTo("a");
        assertThat(scene.git("for-each-ref", "refs/stretto/runs/r1/waiting")).isEmpty();
    }

    @Test
    void aCommitInConflictIsKeptByItsSalvageRefAlone() {
        LocalRun run = scene.workers(2)
                .task("a", "touch $FOLDER/a; until [ -e $FOLDER/b ]; do sleep 0.01; done; echo a >same.txt")
                .task("b", "touch $FOLDER/b; until [ -e $FOLDER/a ]; do sleep 0.01; done; echo b >same.txt")
                .create();
        scene.driveToItsEnd(run);
        assertThat(scene.told(LandingEvent.Conflicted.class)).isNotEmpty();
        assertThat(scene.git("for-each-ref", "refs/stretto/runs/r1/waiting")).isEmpty();
        assertThat(scene.git("for-each-ref", "refs/stretto/salvage/r1")).isNotEmpty();
    }
}
