package dev.stretto.app;

import dev.stretto.forecast.Person;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a team: people with semicolons between them, each a role, after a colon the skills with commas between them, after an @
 * the hours of a day: {@code lead:java,sql@6h; mid:js}.
 */
public final class TeamText {

    /** The hours of a day where none are said. */
    private static final double HOURS_DEFAULT = 8;

    private static final int PEOPLE_MAX = 100;
    private static final String EXAMPLE = "write role:skill,skill@hours; …, such as \"lead:java,sql@6h; mid:js\"";
    private static final Pattern PERSON = Pattern.compile("([^:@]*)(?::([^@:]*))?(?:@(.*))?");
    private static final Pattern HOURS = Pattern.compile("(\\d{1,2}(?:\\.\\d{1,2})?)\\s*h?");

    private TeamText() {}

    /**
     * Reads a team; roles that repeat are numbered.
     *
     * @throws UserError if it is none, naming the place in the text
     */
    public static List<Person> read(String text) throws UserError {
        List<Person> people = new ArrayList<>();
        int at = 0;
        for (String part : text.split(";", -1)) {
            boolean trailing = at > 0 && at + part.length() == text.length() && part.isBlank();
            if (!trailing) {
                people.add(person(part, at));
            }
            at += part.length() + 1;
        }
        if (people.size() > PEOPLE_MAX) {
            throw new UserError("--team names " + people.size() + " people; at most " + PEOPLE_MAX + " can be planned");
        }
        return numbered(people);
    }

    private static Person person(String part, int at) throws UserError {
        Matcher matcher = PERSON.matcher(part);
        if (part.isBlank()) {
            throw error(at, "a person is missing");
        }
        if (!matcher.matches()) {
            throw error(at, "'" + part.strip() + "' is no person");
        }
        String role = matcher.group(1).strip();
        if (role.isEmpty()) {
            throw error(at, "'" + part.strip() + "' has no role");
        }
        return new Person(role, skills(matcher, at), hours(matcher, at));
    }

    private static List<String> skills(Matcher matcher, int at) throws UserError {
        if (matcher.group(2) == null) {
            return List.of();
        }
        List<String> skills = Arrays.stream(matcher.group(2).split(",", -1))
                .map(String::strip)
                .toList();
        for (String skill : skills) {
            if (skill.codePoints().noneMatch(Character::isLetterOrDigit)) {
                throw error(
                        at + matcher.start(2),
                        "a skill is missing in '" + matcher.group(2).strip() + "'");
            }
        }
        return skills;
    }

    private static double hours(Matcher matcher, int at) throws UserError {
        if (matcher.group(3) == null) {
            return HOURS_DEFAULT;
        }
        Matcher hours = HOURS.matcher(matcher.group(3).strip());
        double perDay = hours.matches() ? Double.parseDouble(hours.group(1)) : 0;
        if (!(perDay > 0 && perDay <= 24)) {
            throw error(
                    at + matcher.start(3),
                    "'" + matcher.group(3).strip() + "' is no number of hours a day, more than 0 and at most 24");
        }
        return perDay;
    }

    private static UserError error(int at, String what) {
        return new UserError("--team, character " + (at + 1) + ": " + what + "; " + EXAMPLE);
    }

    private static List<Person> numbered(List<Person> people) {
        Map<String, Integer> total = new LinkedHashMap<>();
        people.forEach(person -> total.merge(person.name(), 1, Integer::sum));
        Map<String, Integer> seen = new LinkedHashMap<>();
        return people.stream()
                .map(person -> total.getOrDefault(person.name(), 0) == 1
                        ? person
                        : new Person(
                                person.name() + " " + seen.merge(person.name(), 1, Integer::sum),
                                person.skills(),
                                person.hoursPerDay()))
                .toList();
    }
}
