package dev.stretto.format.boxes;

import dev.stretto.format.boxes.BoxDialect.HeadingId;
import dev.stretto.format.text.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A phase while it is read, or what stands in none. */
final class Part {

    /** The heading that opens it; empty for tasks that stand in no phase. */
    final Optional<TextSpan> heading;

    /** The id that the heading carries; empty where it has none and only the tasks below make it a phase. */
    final Optional<HeadingId> stated;

    final List<Node> items = new ArrayList<>();
    final StringBuilder objective = new StringBuilder();

    Part(Optional<TextSpan> heading, Optional<HeadingId> stated) {
        this.heading = heading;
        this.stated = stated;
    }

    /** Whether its heading became a phase only because tasks stand below it. */
    boolean inferred() {
        return heading.isPresent() && stated.isEmpty();
    }
}
