package dev.stretto.cli;

import dev.stretto.cli.Console.Style;
import dev.stretto.forecast.Person;
import dev.stretto.forecast.TeamPlan;
import dev.stretto.forecast.TeamPlan.Portion;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who does what in which week, for people. */
record TeamTable(Console console, Plan plan, TeamPlan team) {

    private static final int IDS_COLUMNS = 60;

    void print() {
        PrintWriter out = console.out();
        out.println();
        out.println(console.style(Style.STRONG, "team") + "  " + outcome());
        List<Portion> portions = team.portions(plan);
        for (int person = 0; person < team.people().size(); person++) {
            int at = person;
            out.println();
            out.println(console.style(Style.STRONG, heading(person)));
            printWeeks(portions.stream().filter(each -> each.person() == at).toList());
        }
        if (!team.missed().isEmpty()) {
            out.println();
            out.println("nobody has all the skills for " + ids(team.missed()) + ": left to "
                    + team.people().getFirst().name());
        }
    }

    private String outcome() {
        int alone = team.daysAlone();
        int saved = alone - team.days();
        return hours(team.personHours()) + " person-hours in " + count(team.days(), "working day") + " ("
                + count(team.weeks(), "week") + "); " + team.people().getFirst().name() + " alone: "
                + count(alone, "day") + "; saved: " + count(saved, "day")
                + (alone == 0 ? "" : " (" + Math.round(100.0 * saved / alone) + " %)");
    }

    private String heading(int at) {
        Person person = team.people().get(at);
        String skills = person.skills().isEmpty() ? "" : String.join(", ", person.skills()) + "; ";
        return person.name() + " (" + skills + hours(person.hoursPerDay()) + " h a day)  " + hours(team.hours(at))
                + " h";
    }

    private void printWeeks(List<Portion> portions) {
        int week = 0;
        for (Portion each : portions) {
            String when = each.week() == week ? "" : "week " + each.week();
            week = each.week();
            List<String> tasks = TextLayout.wrap(ids(each.tasks()), IDS_COLUMNS);
            console.out()
                    .println("  " + TextLayout.pad(when, 8) + "  "
                            + TextLayout.pad(phase(each.phase()) + (each.whole() ? " (all)" : ""), 16)
                            + TextLayout.pad(hours(each.hours()) + " h", 7) + "  " + tasks.getFirst());
            tasks.stream().skip(1).forEach(line -> console.out().println(" ".repeat(37) + line));
        }
    }

    private static String phase(Optional<PhaseId> phase) {
        return phase.map(id -> "phase " + id).orElse("no phase");
    }

    private String ids(List<Integer> tasks) {
        return tasks.stream().map(task -> plan.tasks().get(task).id().value()).collect(Collectors.joining(" "));
    }

    private static String count(int number, String of) {
        return number + " " + of + (number == 1 ? "" : "s");
    }

    /** Hours to a tenth, whole ones without. */
    static String hours(double hours) {
        double tenths = Math.round(hours * 10) / 10.0;
        return tenths == Math.rint(tenths) ? String.valueOf(Math.round(tenths)) : String.valueOf(tenths);
    }
}
