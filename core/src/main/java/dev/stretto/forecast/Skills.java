package dev.stretto.forecast;

import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Who of a team can do a task. A task asks for those skills of the team whose words stand in its title, in the title of its phase
 * or in the names of its files; who has all of them can do it. One that asks for nothing can be done by anyone, one that asks for
 * more than anyone has is for the first of the team.
 */
final class Skills {

    private final List<Person> people;
    private final Map<String, List<String>> words = new LinkedHashMap<>();
    private final Map<PhaseId, String> phases = new LinkedHashMap<>();

    /**
     * @param people who can do it, by their place in the team; never empty
     * @param missed whether nobody has all the skills that it asks for
     */
    record Match(BitSet people, boolean missed) {}

    Skills(Plan plan, List<Person> people) {
        this.people = people;
        for (Phase phase : plan.phases()) {
            phases.put(phase.id(), phase.title());
        }
        people.forEach(person -> person.skills().forEach(skill -> words.put(skill, words(skill))));
    }

    Match match(Task task) {
        Set<String> said = new LinkedHashSet<>(words(task.title()));
        task.phase().map(phases::get).ifPresent(title -> said.addAll(words(title)));
        task.files().forEach(file -> said.addAll(words(file)));
        List<String> asked = words.keySet().stream()
                .filter(skill -> said.containsAll(words.getOrDefault(skill, List.of())))
                .toList();
        BitSet able = new BitSet();
        for (int person = 0; person < people.size(); person++) {
            able.set(person, people.get(person).skills().containsAll(asked));
        }
        boolean missed = able.isEmpty();
        able.set(0, able.get(0) || missed);
        return new Match(able, missed);
    }

    /** The words of a text in lower case; {@code c++} and {@code c#} are words. */
    private static List<String> words(String text) {
        return new ArrayList<>(Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}+#]+"))
                .filter(word -> !word.isEmpty())
                .toList());
    }
}
