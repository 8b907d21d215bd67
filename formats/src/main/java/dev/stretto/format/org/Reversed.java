package dev.stretto.format.org;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.draft.Draft;
import dev.stretto.format.draft.SectionDraft;
import dev.stretto.format.text.IdList;
import dev.stretto.format.text.IdList.Kind;
import dev.stretto.plan.DiagnosticCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Dependencies that are stated at their other end: {@code [BLOCKS:2.1]} on 1.4 has 2.1 wait for 1.4. */
final class Reversed {

    private record Stated(String blocker, IdList.Item blocked) {}

    private final List<Stated> all = new ArrayList<>();

    void add(String blocker, List<IdList.Item> blocked) {
        blocked.forEach(item -> all.add(new Stated(blocker, item)));
    }

    /** Adds them where they belong; one that names nothing is an error. */
    void apply(List<SectionDraft> sections, Diagnostics diagnostics) {
        if (all.isEmpty()) {
            return;
        }
        Map<String, Draft> byId = new LinkedHashMap<>();
        sections.forEach(section -> section.items.forEach(item -> enter(item, byId)));
        for (Stated stated : all) {
            Draft blocked = byId.get(stated.blocked().id());
            if (blocked == null) {
                diagnostics.error(
                        DiagnosticCode.UNKNOWN_DEPENDENCY,
                        stated.blocked().position(),
                        "there is no task " + stated.blocked().id() + " that " + stated.blocker() + " could block",
                        "name a task of this plan");
            } else {
                blocked.notes()
                        .dependsOn(List.of(new IdList.Item(
                                stated.blocker(),
                                Optional.empty(),
                                Kind.TASK,
                                true,
                                stated.blocked().position())));
            }
        }
    }

    private static void enter(Draft draft, Map<String, Draft> byId) {
        byId.putIfAbsent(draft.id(), draft);
        draft.members().forEach(member -> enter(member, byId));
    }
}
