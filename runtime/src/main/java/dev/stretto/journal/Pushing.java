package dev.stretto.journal;

/**
 * Where a run pushes what has landed.
 *
 * @param remote the name of a remote, or an address
 * @param branch the branch there, without {@code refs/heads/}
 */
public record Pushing(String remote, String branch) {

    /** The command that does by hand what a run does by itself. */
    public String byHand(String commit) {
        return "git push " + remote + " " + commit + ":refs/heads/" + branch;
    }
}
