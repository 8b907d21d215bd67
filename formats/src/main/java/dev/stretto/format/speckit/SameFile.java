package dev.stretto.format.speckit;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.draft.Draft;
import dev.stretto.format.draft.SectionDraft;
import dev.stretto.format.draft.SectionDraft.ChainDraft;
import dev.stretto.format.text.IdList;
import dev.stretto.plan.DiagnosticCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tasks marked {@code [P]} although they name the same file: spec-kit means "different files" by the mark, so they run one
 * after the other.
 */
final class SameFile {

    /** Words before a path that is only looked at. */
    private static final Pattern LOOKED_AT = Pattern.compile(
            ".*\\b(?:from|per|see|using|reuse|like|following|via|against|extending)\\s{1,3}[`\"(\\[]{0,2}",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final int LOOKED_BACK_CHARS = 20;

    private static final int NAMED_MAX = 8;

    private SameFile() {}

    /**
     * The chains of each phase.
     *
     * @param ordered tasks whose place the plan states itself; they are left alone, so that no circle can arise
     */
    static List<ChainDraft> chains(List<SectionDraft> sections, Set<String> ordered, Diagnostics diagnostics) {
        List<ChainDraft> chains = new ArrayList<>();
        for (SectionDraft section : sections) {
            Map<String, List<Draft>> byFile = new LinkedHashMap<>();
            section.items.forEach(item -> collect(item, ordered, byFile));
            Set<List<String>> seen = new LinkedHashSet<>();
            byFile.forEach((file, tasks) -> {
                // Two files in the same tasks make one chain.
                if (tasks.size() > 1 && seen.add(tasks.stream().map(Draft::id).toList())) {
                    chains.add(chain(tasks, file, diagnostics));
                }
            });
        }
        return chains;
    }

    private static void collect(Draft item, Set<String> ordered, Map<String, List<Draft>> byFile) {
        item.members().forEach(member -> collect(member, ordered, byFile));
        if (item.group()
                || !item.notes().parallel
                || item.notes().dependencies != null
                || ordered.contains(item.id())) {
            return;
        }
        for (String file : item.notes().files) {
            if (changes(item.title(), file)) {
                byFile.computeIfAbsent(file, any -> new ArrayList<>()).add(item);
            }
        }
    }

    private static boolean changes(String title, String file) {
        int at = title.indexOf(file);
        return at >= 0
                && file.indexOf('*') < 0
                && !LOOKED_AT
                        .matcher(title)
                        .region(Math.max(0, at - LOOKED_BACK_CHARS), at)
                        .matches();
    }

    private static ChainDraft chain(List<Draft> tasks, String file, Diagnostics diagnostics) {
        diagnostics.info(
                DiagnosticCode.INFERRED,
                tasks.get(1).position(),
                names(tasks) + " are marked [P] but all name " + file + ", so they run one after the other",
                "name the file in one of them only, or drop the mark");
        List<IdList.Item> items = tasks.stream()
                .map(task -> new IdList.Item(task.id(), Optional.empty(), IdList.Kind.TASK, true, task.position()))
                .toList();
        return new ChainDraft(items, tasks.getFirst().position());
    }

    private static String names(List<Draft> tasks) {
        List<String> named = tasks.stream().limit(NAMED_MAX).map(Draft::id).toList();
        return named.size() < tasks.size()
                ? String.join(", ", named) + " and " + (tasks.size() - named.size()) + " more"
                : String.join(", ", named.subList(0, named.size() - 1)) + " and " + named.getLast();
    }
}
