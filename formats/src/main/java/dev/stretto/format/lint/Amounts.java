package dev.stretto.format.lint;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Times as people write them, and when two of them count as the same. */
final class Amounts {

    private static final double HOUR = 60;

    /** People round to whole hours, halves, quarters and tenths. */
    private static final double[] GRAINS_MINUTES = {HOUR, HOUR / 2, HOUR / 4, HOUR / 10};

    /** Larger figures are rounded to more than an hour. */
    private static final double ROUNDED_SHARE = 0.02;

    /** Sums of decimals are not exact. */
    private static final double EXACT_MINUTES = 1e-6;

    private Amounts() {}

    /** Whether a stated range holds the computed time, each end rounded. */
    static boolean agree(double lowMinutes, double highMinutes, double computedMinutes) {
        return !above(lowMinutes, computedMinutes) && !below(highMinutes, computedMinutes);
    }

    /** Whether a stated time is less than a computed one by more than rounding makes it. */
    static boolean below(double statedMinutes, double computedMinutes) {
        return statedMinutes + tolerance(statedMinutes) < computedMinutes;
    }

    /** Whether a stated time is more than a computed one by more than rounding makes it. */
    static boolean above(double statedMinutes, double computedMinutes) {
        return statedMinutes - tolerance(statedMinutes) > computedMinutes;
    }

    /** Half of the unit that the figure seems to be rounded to. */
    private static double tolerance(double minutes) {
        double half = 1;
        for (double grain : GRAINS_MINUTES) {
            if (Math.abs(minutes / grain - Math.rint(minutes / grain)) < EXACT_MINUTES) {
                half = grain / 2;
                break;
            }
        }
        return Math.max(half, minutes * ROUNDED_SHARE) + EXACT_MINUTES;
    }

    /** {@code 45 min}, {@code 4.5 h}, {@code 220 min (3 h 40 min)}. */
    static String words(double minutes) {
        if (minutes < HOUR && minutes > 0) {
            return decimal(minutes) + " min";
        }
        if (Math.abs(minutes / 15 - Math.rint(minutes / 15)) < EXACT_MINUTES) {
            return decimal(minutes / HOUR) + " h";
        }
        long hours = (long) (minutes / HOUR);
        return decimal(minutes) + " min (" + hours + " h " + decimal(minutes - hours * HOUR) + " min)";
    }

    /** One figure, or both ends of a range. */
    static String words(double lowMinutes, double highMinutes) {
        return lowMinutes == highMinutes ? words(highMinutes) : words(lowMinutes) + " to " + words(highMinutes);
    }

    private static String decimal(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
