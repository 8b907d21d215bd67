package dev.stretto.workspace;

/** The same of overlays, whose git sees only part of the files. */
class OverlayStagedCollectionTest extends StagedCollectionTest {

    @Override
    WorkspaceProvider provider() {
        return new OverlayProvider(
                repository, temp.resolve("cache"), "run-1", Overlays.DIRECT.mount(temp.resolve("probe")));
    }
}
