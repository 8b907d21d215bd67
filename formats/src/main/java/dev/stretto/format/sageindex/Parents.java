package dev.stretto.format.sageindex;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.draft.Nesting;
import dev.stretto.format.json.JsonId;
import dev.stretto.format.text.IdList;
import dev.stretto.plan.DiagnosticCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which tickets are part of which: by what each says of its parent, and else by what another says of its children. */
final class Parents {

    private Parents() {}

    static Nesting of(List<Ticket> tickets, Diagnostics diagnostics) {
        Set<String> ids = new HashSet<>();
        tickets.forEach(ticket -> ids.add(ticket.id().value()));
        Map<String, IdList.Item> claimed = new HashMap<>();
        for (Ticket ticket : tickets) {
            for (JsonId child : ticket.fields().ids("children").orElse(List.of())) {
                claimed.putIfAbsent(child.value(), child.reference(ticket.id().value()));
                if (!ids.contains(child.value())) {
                    diagnostics.warning(
                            DiagnosticCode.UNKNOWN_DEPENDENCY,
                            child.position(),
                            "there is no ticket " + child.value() + " that could be a child of "
                                    + ticket.id().value(),
                            "name a ticket of this index, or remove it");
                }
            }
        }
        List<Nesting.Entry> entries = new ArrayList<>(tickets.size());
        for (Ticket ticket : tickets) {
            Optional<IdList.Item> stated = ticket.fields().optionalId("parent").map(JsonId::reference);
            Optional<IdList.Item> given =
                    Optional.ofNullable(claimed.get(ticket.id().value()));
            if (stated.isPresent()
                    && given.isPresent()
                    && !stated.get().id().equals(given.get().id())) {
                diagnostics.warning(
                        DiagnosticCode.IGNORED_ANNOTATION,
                        given.get().position(),
                        given.get().id() + " lists " + ticket.id().value()
                                + " as its child, but that says to be part of "
                                + stated.get().id() + ", which counts",
                        "make the two agree");
            }
            entries.add(new Nesting.Entry(ticket.id().value(), stated.or(() -> given)));
        }
        return Nesting.of(entries, diagnostics);
    }
}
