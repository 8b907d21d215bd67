package dev.stretto.bench.workspaces;

import dev.stretto.bench.support.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** As people do it: {@code git worktree add}, commit, {@code git merge} in their own checkout, {@code git worktree remove}. */
final class ByHand implements Way {

    private final Path checkout;
    private final Path worktree;
    private final Git main;
    private final Work work;

    ByHand(Path checkout, Path worktree, Work work) {
        this.checkout = checkout;
        this.worktree = worktree;
        this.main = new Git(checkout);
        this.work = work;
    }

    @Override
    public String name() {
        return "by hand";
    }

    @Override
    public Steps round(int round) throws IOException, InterruptedException {
        Clock clock = new Clock();
        main.call("worktree", "add", "-q", "-b", "task", worktree.toString());
        double create = clock.lap();
        work.perform(worktree, round);
        Git there = new Git(worktree);
        clock.lap();
        there.call("add", "-A");
        there.call("commit", "-q", "-m", "Task " + round);
        double collect = clock.lap();
        Files.writeString(checkout.resolve(LargeRepository.OTHER), "round " + round + "\n");
        main.call("commit", "-q", "-a", "-m", "Meanwhile");
        clock.lap();
        main.call("merge", "-q", "--no-edit", "task");
        double land = clock.lap();
        main.call("worktree", "remove", "--force", worktree.toString());
        main.call("branch", "-q", "-D", "task");
        return new Steps(create, collect, land, clock.lap());
    }

    @Override
    public double finish() {
        return 0;
    }

    @Override
    public void close() {
        // It has nothing open.
    }
}
