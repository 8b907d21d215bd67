package dev.stretto.forecast;

import dev.stretto.forecast.TeamPlan.Assignment;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Plan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.PriorityQueue;
import java.util.TreeSet;

/**
 * Assigns tasks to people as a run assigns them to slots: list scheduling by upward rank (Graham 1969; Topcuoglu, Hariri, Wu
 * 2002), where a person does one task at a time and only what he or she has the skills for. Who is done with it first gets it,
 * and of several such the one with the least to do so far.
 */
final class TeamScheduling {

    private static final double MILLIS_PER_MINUTE = 60_000;

    private final double[] minutes;
    private final List<Person> people;
    private final Progress progress;
    private final BitSet[] able;
    private final Comparator<Integer> order;

    /** The tasks that may start, by who can do them: there are few such groups, however many tasks. */
    private final Map<BitSet, NavigableSet<Integer>> ready = new LinkedHashMap<>();

    private final PriorityQueue<Assignment> running =
            new PriorityQueue<>(Comparator.comparingLong(Assignment::endMillis).thenComparingInt(Assignment::task));
    private final BitSet idle = new BitSet();
    private final long[] loadMillis;
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<Integer> missed = new ArrayList<>();

    TeamScheduling(Plan plan, TaskGraph graph, double[] minutes, List<Person> people) {
        this.minutes = minutes;
        this.people = people;
        this.progress = new Progress(plan, graph);
        this.able = new BitSet[graph.taskCount()];
        this.loadMillis = new long[people.size()];
        int[] places = Urgency.places(plan, graph, minutes);
        this.order = Comparator.comparingInt(node -> places[node]);
        Skills skills = new Skills(plan, people);
        for (int node = 0; node < able.length; node++) {
            Skills.Match match = skills.match(plan.tasks().get(node));
            able[node] = match.people();
            if (match.missed() && TaskMinutes.takesTime(plan.tasks().get(node))) {
                missed.add(node);
            }
        }
    }

    TeamPlan run() {
        idle.set(0, people.size());
        progress.begin(this::free);
        assign(0);
        while (!running.isEmpty()) {
            long now = running.element().endMillis();
            while (!running.isEmpty() && running.element().endMillis() == now) {
                Assignment done = running.remove();
                idle.set(done.person());
                progress.complete(done.task(), this::free);
            }
            assign(now);
        }
        assignments.sort(Comparator.comparingInt(Assignment::person).thenComparingLong(Assignment::startMillis));
        return new TeamPlan(people, assignments, missed);
    }

    private void free(int task) {
        ready.computeIfAbsent(able[task], _ -> new TreeSet<>(order)).add(task);
    }

    private void assign(long nowMillis) {
        for (NavigableSet<Integer> next = next(); !next.isEmpty(); next = next()) {
            int task = next.removeFirst();
            start(task, best(task, nowMillis), nowMillis);
        }
    }

    /** The group with the most urgent task that somebody idle can do; an empty one where there is none. */
    private NavigableSet<Integer> next() {
        NavigableSet<Integer> best = new TreeSet<>(order);
        for (Map.Entry<BitSet, NavigableSet<Integer>> group : ready.entrySet()) {
            NavigableSet<Integer> tasks = group.getValue();
            if (!tasks.isEmpty()
                    && group.getKey().intersects(idle)
                    && (best.isEmpty() || order.compare(tasks.first(), best.first()) < 0)) {
                best = tasks;
            }
        }
        return best;
    }

    private int best(int task, long nowMillis) {
        return idle.stream()
                .filter(able[task]::get)
                .boxed()
                .min(Comparator.comparingLong((Integer person) -> end(task, person, nowMillis))
                        .thenComparingLong(person -> loadMillis[person]))
                .orElseThrow();
    }

    private long end(int task, int person, long nowMillis) {
        return people.get(person).end(people.get(person).nextWork(nowMillis), workMillis(task));
    }

    private long workMillis(int task) {
        return Math.round(minutes[task] * MILLIS_PER_MINUTE);
    }

    private void start(int task, int person, long nowMillis) {
        idle.clear(person);
        loadMillis[person] += workMillis(task);
        Assignment assignment =
                new Assignment(task, person, people.get(person).nextWork(nowMillis), end(task, person, nowMillis));
        assignments.add(assignment);
        running.add(assignment);
    }
}
