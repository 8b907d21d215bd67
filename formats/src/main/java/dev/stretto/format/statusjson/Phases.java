package dev.stretto.format.statusjson;

import dev.stretto.format.draft.Draft;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.draft.SectionDraft;
import dev.stretto.format.draft.SectionDraft.PhaseHeading;
import dev.stretto.format.json.JsonFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The phases that tasks name, in the order in which they first do so. */
final class Phases {

    private static final Pattern NUMBERED = Pattern.compile(
            "(?:Phase\\s{1,5})?([0-9]{1,9}(?:\\.[0-9]{1,9}){0,5}[A-Za-z]?)(?![\\p{L}\\p{N}_.])\\s{0,5}[:–—-]?\\s*+(.*)",
            Pattern.CASE_INSENSITIVE);

    private final Map<String, SectionDraft> sections = new LinkedHashMap<>();
    private final Map<String, String> byNumber = new LinkedHashMap<>();

    /** Puts a task into the phase that its fields name. */
    void add(JsonFields fields, Draft task) {
        String words = fields.line("phase");
        sections.computeIfAbsent(words, _ -> new SectionDraft(heading(fields, words), new Notes()))
                .items
                .add(task);
    }

    private Optional<PhaseHeading> heading(JsonFields fields, String words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Matcher numbered = NUMBERED.matcher(words);
        String name = fields.line("phaseName");
        String id = words;
        String title = words;
        // Of two phases with one number, the second is known by its whole name.
        if (numbered.matches() && byNumber.putIfAbsent(numbered.group(1), words) == null) {
            id = numbered.group(1);
            title = numbered.group(2).isBlank() ? words : numbered.group(2).strip();
        }
        return Optional.of(
                new PhaseHeading(id, name.isEmpty() ? title : name, Optional.empty(), fields.position("phase")));
    }

    /** The phases with their tasks; those without a phase stand in one without a heading. */
    List<SectionDraft> sections() {
        return new ArrayList<>(sections.values());
    }
}
