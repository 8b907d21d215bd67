package dev.stretto.format.sageindex;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.json.JsonId;
import dev.stretto.format.text.IdList;
import dev.stretto.format.text.NearestId;
import dev.stretto.plan.DiagnosticCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Dependencies as stated from the other end: by a ticket that {@code blocks} others. */
final class Blocks {

    private static final int SUGGESTIONS_MAX = 100;

    private final Map<String, List<IdList.Item>> blockers = new LinkedHashMap<>();

    private Blocks() {}

    static Blocks of(List<Ticket> tickets, Diagnostics diagnostics) {
        Blocks blocks = new Blocks();
        Map<String, List<IdList.Item>> all = blocks.blockers;
        tickets.forEach(ticket -> all.put(ticket.id().value(), new ArrayList<>(0)));
        int suggestions = 0;
        for (Ticket ticket : tickets) {
            for (JsonId blocked : ticket.fields().ids("blocks").orElse(List.of())) {
                List<IdList.Item> of = all.get(blocked.value());
                if (of != null) {
                    of.add(blocked.reference(ticket.id().value()));
                } else {
                    Optional<String> nearest = suggestions++ < SUGGESTIONS_MAX
                            ? NearestId.of(blocked.value(), all.keySet())
                            : Optional.empty();
                    diagnostics.error(
                            DiagnosticCode.UNKNOWN_DEPENDENCY,
                            blocked.position(),
                            "there is no ticket " + blocked.value() + " that "
                                    + ticket.id().value() + " could block",
                            nearest.map(id -> "did you mean " + id + "?").orElse("name a ticket of this index"));
                }
            }
        }
        return blocks;
    }

    /** What blocks a ticket, by what other tickets say. */
    List<IdList.Item> before(Ticket ticket) {
        return blockers.getOrDefault(ticket.id().value(), List.of());
    }
}
