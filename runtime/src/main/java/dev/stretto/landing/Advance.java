package dev.stretto.landing;

import dev.stretto.git.ObjectId;
import java.util.Optional;

/** Whether the head moved. */
public sealed interface Advance {

    /** It points to the new commit, by this call or an earlier one; {@code branch} says whether the branch followed. */
    record Moved(BranchState branch) implements Advance {}

    /** Somebody has put commits of their own on top of {@code expectedHead} meanwhile: the head is at them now, {@code head}. */
    record Overtaken(ObjectId head) implements Advance {}

    /** It stays, since the branch cannot follow: it has diverged or was deleted, and is never overwritten. */
    record Held(BranchState branch) implements Advance {}

    /** It was not where it was expected and stays at {@code actual}; empty: the ref is gone. */
    record Refused(Optional<ObjectId> actual) implements Advance {}
}
