package dev.stretto.format.stated;

import dev.stretto.format.Statement;
import dev.stretto.format.markdown.PipeTable;
import dev.stretto.format.text.IdList;
import dev.stretto.format.text.IdRanges;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** A table that says which phases or tasks run in which wave: {@code | Wave | Phases | Blocked by |}. */
final class WaveTable {

    private static final Pattern WAVE = Pattern.compile("[*_]{0,3}wave\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern MEMBERS = Pattern.compile("[*_]{0,3}(?:phases?|tasks?)\\b", Pattern.CASE_INSENSITIVE);

    private WaveTable() {}

    /** The statement; empty where the table is about something else, or a cell names anything but ids. */
    static Optional<Statement> of(PipeTable table) {
        OptionalInt members = table.column(MEMBERS);
        if (members.isEmpty() || table.column(WAVE).isEmpty() || table.rows().isEmpty()) {
            return Optional.empty();
        }
        List<List<Reference>> waves = new ArrayList<>();
        for (List<TextSpan> row : table.rows()) {
            if (row.size() <= members.getAsInt()) {
                return Optional.empty();
            }
            TextSpan cell = row.get(members.getAsInt());
            IdList list = IdList.parse(cell, 0, cell.text().length());
            if (!list.proper()) {
                return Optional.empty();
            }
            waves.add(list.items().stream()
                    .flatMap(item -> IdRanges.expanded(item).stream().map(id -> new Reference(id, item.position())))
                    .toList());
        }
        return Optional.of(new Statement.Waves(waves, table.header().getFirst().position(0)));
    }
}
