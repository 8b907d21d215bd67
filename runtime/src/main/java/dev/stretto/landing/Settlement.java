package dev.stretto.landing;

import dev.stretto.git.ObjectId;
import java.util.List;

/** What became of a conflict that somebody has worked on. */
public sealed interface Settlement {

    /**
     * What they left.
     *
     * @param tree all files
     * @param unmerged the paths that their git still holds as in conflict
     */
    record Try(ObjectId tree, List<String> unmerged) {

        public Try {
            unmerged = List.copyOf(unmerged);
        }
    }

    /** Nothing is left of it; {@code commit} holds both sides on top of the head, and says so. */
    record Settled(ObjectId commit) implements Settlement {}

    /** It cannot land like this; {@code why}, for people, about whoever worked on it. */
    record Open(String why) implements Settlement {}
}
