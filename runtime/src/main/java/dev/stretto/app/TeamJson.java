package dev.stretto.app;

import dev.stretto.forecast.Interleaving;
import dev.stretto.forecast.Person;
import dev.stretto.forecast.TeamPlan;
import dev.stretto.journal.Json;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How {@code forecast --json} writes what people do: a team's weeks, one person's order. */
final class TeamJson {

    private static final int THOUSANDTHS = 1000;

    private TeamJson() {}

    static ObjectNode team(Plan plan, TeamPlan team) {
        ObjectNode node = Json.mapper().createObjectNode();
        int alone = team.daysAlone();
        node.put("personHours", rounded(team.personHours()))
                .put("days", team.days())
                .put("weeks", team.weeks())
                .put("daysAlone", alone)
                .put("savedDays", alone - team.days())
                .put("savedPercent", alone == 0 ? 0 : Math.round(100.0 * (alone - team.days()) / alone));
        ArrayNode people = node.putArray("people");
        for (int person = 0; person < team.people().size(); person++) {
            people.add(person(plan, team, person));
        }
        ArrayNode assignments = node.putArray("assignments");
        team.assignments()
                .forEach(each -> assignments
                        .addObject()
                        .put("task", plan.tasks().get(each.task()).id().value())
                        .put("person", team.people().get(each.person()).name())
                        .put("hours", rounded(team.hours(each)))
                        .put("firstDay", each.firstDay())
                        .put("lastDay", each.lastDay()));
        ids(plan, team.missed(), node.putArray("withoutSkill"));
        return node;
    }

    private static ObjectNode person(Plan plan, TeamPlan team, int at) {
        Person person = team.people().get(at);
        ObjectNode node = Json.mapper()
                .createObjectNode()
                .put("name", person.name())
                .put("hoursPerDay", person.hoursPerDay())
                .put("hours", rounded(team.hours(at)));
        person.skills().forEach(node.putArray("skills")::add);
        ArrayNode weeks = node.putArray("weeks");
        for (TeamPlan.Portion portion : team.portions(plan)) {
            if (portion.person() == at) {
                ObjectNode week = weeks.addObject().put("week", portion.week());
                phase(week, portion.phase());
                week.put("hours", rounded(portion.hours())).put("whole", portion.whole());
                ids(plan, portion.tasks(), week.putArray("tasks"));
            }
        }
        return node;
    }

    static ObjectNode interleaving(Plan plan, Interleaving interleaving) {
        ObjectNode node =
                Json.mapper().createObjectNode().put("easyUpToMinutes", rounded(interleaving.medianMinutes()));
        ArrayNode order = node.putArray("order");
        for (Interleaving.Step step : interleaving.steps()) {
            ObjectNode written = order.addObject()
                    .put("task", plan.tasks().get(step.task()).id().value());
            phase(written, plan.tasks().get(step.task()).phase());
            written.put("startMinutes", rounded(step.startMinutes()))
                    .put("endMinutes", rounded(step.endMinutes()))
                    .put("rest", step.rest());
        }
        return node;
    }

    private static void phase(ObjectNode node, Optional<PhaseId> phase) {
        phase.ifPresentOrElse(id -> node.put("phase", id.value()), () -> node.putNull("phase"));
    }

    private static void ids(Plan plan, List<Integer> nodes, ArrayNode array) {
        nodes.forEach(task -> array.add(plan.tasks().get(task).id().value()));
    }

    private static double rounded(double value) {
        return ForecastJson.rounded(value, THOUSANDTHS);
    }
}
