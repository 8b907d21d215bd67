package dev.stretto.format.registry;

import dev.stretto.format.folder.FolderView;
import dev.stretto.plan.PlanFormat;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where in a folder the tools that keep a plan in one file keep it. */
final class Spots {

    private static final Set<String> SHELVED = Set.of("archive", "archived");

    /**
     * One such place.
     *
     * @param path from the folder; one segment may be {@code *}, for any folder
     * @param formats what such a file may be; any Markdown where none is named
     */
    private record Spot(String path, List<PlanFormat> formats) {

        Spot(String path, PlanFormat... formats) {
            this(path, List.of(formats));
        }

        boolean allows(Optional<PlanFormat> wanted) {
            return wanted.isEmpty() || formats.isEmpty() || formats.contains(wanted.get());
        }
    }

    /** Where a folder that is itself a plan's has it. */
    private static final List<Spot> OWN = List.of(
            new Spot("tasks.md"),
            new Spot("tasks.json", PlanFormat.TASK_MASTER),
            new Spot("tasks/tasks.json", PlanFormat.TASK_MASTER),
            new Spot("issues.jsonl", PlanFormat.BEADS),
            new Spot("status.json", PlanFormat.STATUS_JSON));

    /** Where a project's root, or a folder of several plans, has them. */
    private static final List<Spot> BELOW = List.of(
            new Spot("plan.md"),
            new Spot("PLAN.md"),
            new Spot(".taskmaster/tasks/tasks.json", PlanFormat.TASK_MASTER),
            new Spot(".beads/issues.jsonl", PlanFormat.BEADS),
            new Spot("*/tasks.md"),
            new Spot("specs/*/tasks.md", PlanFormat.SPEC_KIT, PlanFormat.KIRO),
            new Spot("changes/*/tasks.md", PlanFormat.OPENSPEC),
            new Spot(".kiro/specs/*/tasks.md", PlanFormat.KIRO),
            new Spot("openspec/changes/*/tasks.md", PlanFormat.OPENSPEC));

    private Spots() {}

    /** The plan files of a folder that is a plan's own. */
    static List<String> own(FolderView folder, Optional<PlanFormat> format) {
        return in(folder, OWN, format);
    }

    /** The plan files that lie where a project keeps them. */
    static List<String> below(FolderView folder, Optional<PlanFormat> format) {
        return in(folder, BELOW, format);
    }

    private static List<String> in(FolderView folder, List<Spot> spots, Optional<PlanFormat> format) {
        // The same file may be found twice where names differ in case only and the disk does not mind.
        Set<String> seen = new LinkedHashSet<>();
        List<String> found = new ArrayList<>();
        for (Spot spot : spots) {
            if (spot.allows(format)) {
                for (String file : paths(folder, spot.path())) {
                    if (folder.hasFile(file) && seen.add(folder.realPath(file))) {
                        found.add(file);
                    }
                }
            }
        }
        return found;
    }

    private static List<String> paths(FolderView folder, String path) {
        int star = path.indexOf('*');
        if (star < 0) {
            return List.of(path);
        }
        String above = star == 0 ? "" : path.substring(0, star - 1);
        return folder.folders(above).stream()
                .filter(inner -> !SHELVED.contains(inner.substring(inner.lastIndexOf('/') + 1)))
                .map(inner -> inner + path.substring(star + 1))
                .toList();
    }
}
