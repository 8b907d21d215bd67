package dev.stretto.forecast;

import java.util.List;

/**
 * Somebody who works on a plan, one task at a time. Every day of everybody begins at the same hour.
 *
 * @param name what the user calls the role; unique in its team
 * @param skills in the user's words
 * @param hoursPerDay more than 0, at most 24
 */
public record Person(String name, List<String> skills, double hoursPerDay) {

    private static final double MILLIS_PER_HOUR = 3_600_000;
    private static final int HOURS_MAX = 24;

    /** A day of the calendar in which work is planned. */
    static final long DAY_MILLIS = 86_400_000;

    public Person {
        skills = List.copyOf(skills);
        if (!(hoursPerDay > 0 && hoursPerDay <= HOURS_MAX) || dayMillis(hoursPerDay) == 0) {
            throw new IllegalArgumentException("a day of " + hoursPerDay + " hours");
        }
    }

    private static long dayMillis(double hours) {
        return Math.round(hours * MILLIS_PER_HOUR);
    }

    private long dayMillis() {
        return dayMillis(hoursPerDay);
    }

    /** The first moment from then on at which the person works, in milliseconds of the calendar. */
    long nextWork(long fromMillis) {
        return fromMillis % DAY_MILLIS < dayMillis() ? fromMillis : (fromMillis / DAY_MILLIS + 1) * DAY_MILLIS;
    }

    /** When work begun then, which may span days, is done. */
    long end(long startMillis, long workMillis) {
        if (workMillis == 0) {
            return startMillis;
        }
        long done = worked(startMillis) + workMillis;
        long fullDays = (done - 1) / dayMillis();
        return fullDays * DAY_MILLIS + done - fullDays * dayMillis();
    }

    /** How much the person has worked by then, when working every day from the first. */
    long worked(long atMillis) {
        return atMillis / DAY_MILLIS * dayMillis() + Math.min(atMillis % DAY_MILLIS, dayMillis());
    }
}
