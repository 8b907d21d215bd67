package dev.stretto.git;

import java.util.List;

/**
 * A commit and what some trailers of its message say.
 *
 * @param values in the order the trailers were asked for; empty text where one is missing
 */
public record TaggedCommit(ObjectId commit, List<String> values) {

    public TaggedCommit {
        values = List.copyOf(values);
    }
}
