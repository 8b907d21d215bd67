package dev.stretto.cli;

import dev.stretto.journal.Pushing;
import dev.stretto.local.PushNote;
import dev.stretto.view.Summary;
import java.util.Optional;

/** What became of pushing, for people. */
final class PushText {

    private PushText() {}

    /** At the end of a run; empty where nothing was to be pushed. */
    static Optional<String> of(Pushing to, PushNote note, Summary summary) {
        if (note.equals(PushNote.NONE)) {
            return Optional.empty();
        }
        return Optional.of(
                note.problem().isEmpty()
                        ? "pushed " + LineDisplay.shorten(note.pushed()) + " to " + to.branch() + " of " + to.remote()
                        : "warning: " + problem(to, note, summary.head())
                                + (summary.state().ended() ? "" : "; `stretto resume` tries again"));
    }

    /** Why not all is pushed, and how to do it by hand. */
    static String problem(Pushing to, PushNote note, String head) {
        return "not all that landed is pushed to " + to.remote() + ": " + note.problem() + "; when that is mended: "
                + to.byHand(LineDisplay.shorten(head));
    }
}
