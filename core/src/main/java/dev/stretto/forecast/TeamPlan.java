package dev.stretto.forecast;

import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who does what when. Days and weeks count from 1, a week has five working days.
 *
 * @param people the team, first the one who takes what nobody has the skills for
 * @param assignments one for each task that takes part in the plan, by person and then by time
 * @param missed the tasks nobody has all the skills for, in plan order
 */
public record TeamPlan(List<Person> people, List<Assignment> assignments, List<Integer> missed) {

    private static final double MILLIS_PER_HOUR = 3_600_000;
    private static final int DAYS_PER_WEEK = 5;

    public TeamPlan {
        people = List.copyOf(people);
        assignments = List.copyOf(assignments);
        missed = List.copyOf(missed);
    }

    /**
     * A task and who does it.
     *
     * @param task its node
     * @param person the place in the team
     * @param startMillis in the calendar, whose days have 24 hours and begin when work does
     */
    public record Assignment(int task, int person, long startMillis, long endMillis) {

        public int firstDay() {
            return (int) (startMillis / Person.DAY_MILLIS) + 1;
        }

        public int lastDay() {
            return TeamPlan.lastDay(endMillis);
        }
    }

    /**
     * What one person does in one week for one phase.
     *
     * @param phase empty for tasks outside all phases
     * @param tasks their nodes, by time
     * @param whole whether that is the whole phase
     */
    public record Portion(
            int person, int week, Optional<PhaseId> phase, double hours, List<Integer> tasks, boolean whole) {}

    /** Plans by list scheduling: whenever somebody is free, the most urgent task that person can do. */
    public static TeamPlan of(Plan plan, TaskGraph graph, double[] minutes, List<Person> people) {
        return new TeamScheduling(plan, graph, minutes, people).run();
    }

    private static int lastDay(long endMillis) {
        return (int) ((Math.max(endMillis, 1) - 1) / Person.DAY_MILLIS) + 1;
    }

    /** The hours of one person, by the place in the team. */
    public double hours(int person) {
        return assignments.stream()
                        .filter(each -> each.person == person)
                        .mapToLong(this::workMillis)
                        .sum()
                / MILLIS_PER_HOUR;
    }

    /** What everybody works together. */
    public double personHours() {
        return assignments.stream().mapToLong(this::workMillis).sum() / MILLIS_PER_HOUR;
    }

    /** How many hours a task takes. */
    public double hours(Assignment assignment) {
        return workMillis(assignment) / MILLIS_PER_HOUR;
    }

    private long workMillis(Assignment each) {
        return people.get(each.person).worked(each.endMillis)
                - people.get(each.person).worked(each.startMillis);
    }

    /** How many working days the whole takes. */
    public int days() {
        return assignments.stream().mapToInt(Assignment::lastDay).max().orElse(0);
    }

    /** How many weeks the whole takes, the last one maybe in part. */
    public int weeks() {
        return week(days());
    }

    private static int week(int day) {
        return (day + DAYS_PER_WEEK - 1) / DAYS_PER_WEEK;
    }

    /** How many working days the first of the team would take alone. */
    public int daysAlone() {
        long work = assignments.stream().mapToLong(this::workMillis).sum();
        return work == 0 ? 0 : lastDay(people.getFirst().end(0, work));
    }

    /** The week table: by person, week, and the time of the first task of each phase. */
    public List<Portion> portions(Plan plan) {
        Map<Optional<PhaseId>, Long> sizes = new LinkedHashMap<>();
        assignments.forEach(each -> sizes.merge(plan.tasks().get(each.task).phase(), 1L, Long::sum));
        List<Portion> portions = new ArrayList<>();
        Map<Integer, Map<Integer, Map<Optional<PhaseId>, List<Assignment>>>> cells = new TreeMap<>();
        for (Assignment each : assignments) {
            for (int week = week(each.firstDay()); week <= week(each.lastDay()); week++) {
                cells.computeIfAbsent(each.person, _ -> new TreeMap<>())
                        .computeIfAbsent(week, _ -> new LinkedHashMap<>())
                        .computeIfAbsent(plan.tasks().get(each.task).phase(), _ -> new ArrayList<>())
                        .add(each);
            }
        }
        cells.forEach((person, weeks) -> weeks.forEach((week, phases) -> phases.forEach((phase, tasks) -> {
            boolean whole = tasks.size() == sizes.getOrDefault(phase, 0L)
                    && tasks.stream().allMatch(each -> week(each.firstDay()) == week(each.lastDay()));
            portions.add(new Portion(
                    person,
                    week,
                    phase,
                    tasks.stream().mapToLong(each -> inWeek(each, week)).sum() / MILLIS_PER_HOUR,
                    tasks.stream().map(Assignment::task).toList(),
                    whole));
        })));
        return portions;
    }

    private long inWeek(Assignment each, int week) {
        long begin = (week - 1L) * DAYS_PER_WEEK * Person.DAY_MILLIS;
        long end = begin + DAYS_PER_WEEK * Person.DAY_MILLIS;
        Person person = people.get(each.person);
        return person.worked(Math.min(each.endMillis, end)) - person.worked(Math.max(each.startMillis, begin));
    }
}
