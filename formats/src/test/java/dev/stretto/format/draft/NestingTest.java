package dev.stretto.format.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.text.IdList;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flat items put into each other. */
final class NestingTest {

    private final Diagnostics diagnostics = new Diagnostics("x.json");

    private static IdList.Item item(String id, int line) {
        return new IdList.Item(id, Optional.empty(), IdList.Kind.TASK, true, new Position(line, 1));
    }

    /** Items as {@code b<a}: b is part of a. The line of each is its number. */
    private Nesting nesting(String... items) {
        List<Nesting.Entry> entries = new ArrayList<>();
        for (String one : items) {
            String[] parts = one.split("<");
            int line = entries.size() + 1;
            entries.add(new Nesting.Entry(
                    parts[0], parts.length > 1 ? Optional.of(item(parts[1], line)) : Optional.empty()));
        }
        return Nesting.of(entries, diagnostics);
    }

    private List<String> remarks() {
        return diagnostics.sorted().stream()
                .map(one ->
                        one.position() + " " + one.severity() + " " + one.code().label())
                .toList();
    }

    @Test
    void partsMayStandBeforeAndBehindWhatTheyArePartOf() {
        Nesting nesting = nesting("b<a", "a", "c<b", "d<a", "e");

        assertThat(nesting.roots()).containsExactly(1, 4);
        assertThat(nesting.members(1)).containsExactly(0, 3);
        assertThat(nesting.members(0)).containsExactly(2);
        assertThat(remarks()).isEmpty();
    }

    @Test
    void anUnknownParentIsNamedWithTheNearest() {
        Nesting nesting = nesting("epic-1", "b<epic-2");

        assertThat(nesting.roots()).containsExactly(0, 1);
        assertThat(remarks()).containsExactly("2:1 WARNING unknown-dependency");
        assertThat(diagnostics.sorted().getFirst().hint()).isEqualTo("did you mean epic-1?");
    }

    @Test
    void whatLiesWithinItselfIsCutOnce() {
        Nesting nesting = nesting("a<c", "b<a", "c<b", "d<c", "e<e");

        assertThat(nesting.roots()).hasSize(2).contains(4);
        assertThat(remarks()).containsExactly("2:1 ERROR bad-value", "5:1 ERROR bad-value");
    }

    @Test
    void aSecondItemWithAnIdHasNoMembers() {
        Nesting nesting = nesting("a", "a", "b<a");

        assertThat(nesting.members(0)).containsExactly(2);
        assertThat(nesting.members(1)).isEmpty();
    }

    @Test
    void longChainsAreCutToABoundedDepth() {
        String[] items = new String[100_000];
        Arrays.setAll(items, at -> at == 0 ? "0" : at + "<" + (at - 1));
        Nesting nesting = nesting(items);
        int deepest = 0;
        for (int at = 0;
                !nesting.members(at).isEmpty();
                at = nesting.members(at).getFirst()) {
            deepest++;
        }

        assertThat(deepest).isEqualTo(Nesting.DEPTH_MAX);
        assertThat(nesting.roots()).hasSize(1 + 99_999 / (Nesting.DEPTH_MAX + 1));
    }

    @Test
    void nothingWaitsForItsOwnWholeOrParts() {
        Nesting nesting = nesting("a", "b<a", "c<b", "d");

        assertThat(nesting.waitsFor(2, List.of(item("a", 10), item("b", 11), item("d", 12), item("x", 13))))
                .extracting(IdList.Item::id)
                .containsExactly("d", "x");
        assertThat(nesting.waitsFor(0, List.of(item("c", 14), item("a", 15))))
                .extracting(IdList.Item::id)
                .containsExactly("a");
        assertThat(remarks())
                .containsExactly(
                        "10:1 WARNING ignored-annotation",
                        "11:1 WARNING ignored-annotation",
                        "14:1 WARNING ignored-annotation");
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING,DEFERRED,DEFERRED",
        "IN_PROGRESS,SKIPPED,SKIPPED",
        "FAILED,DEFERRED,DEFERRED",
        "COMPLETED,DEFERRED,COMPLETED",
        "SKIPPED,DEFERRED,SKIPPED",
        "DEFERRED,SKIPPED,DEFERRED",
        "PENDING,COMPLETED,PENDING",
        "PENDING,IN_PROGRESS,PENDING"
    })
    void openMembersShareThatTheirGroupWasPutOff(PlanStatus own, PlanStatus group, PlanStatus status) {
        assertThat(Nesting.status(own, group)).isEqualTo(status);
    }
}
