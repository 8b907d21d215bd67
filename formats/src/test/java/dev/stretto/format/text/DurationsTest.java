package dev.stretto.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.plan.Estimate;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "30m,30,30",
        "30 min,30,30",
        "30-60 min,30,60",
        "1.5-2h,90,120",
        "2 hours,120,120",
        "1d,480,480",
        "1-2 days,480,960",
        "1w,2400,2400",
        "1h 30m,90,90",
        "1h30m-2h,90,120",
        "30m-2h,30,120",
        "30 to 45 minutes,30,45",
        "2 to 3h,120,180",
        "1–2h,60,120",
        "~2h,120,120",
        "90s,1.5,1.5",
        "2H,120,120",
        "0m,0,0",
        "' 1 hr. ',60,60",
        "30m to 1h,30,60"
    })
    void estimatesAreRangesOfWork(String words, double low, double high) {
        assertThat(Durations.estimate(words)).hasValue(new Estimate(low, high));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "soon",
                "2 x",
                "-2h",
                "2h-1h",
                "1-2",
                "h",
                "2h or so",
                "2h - ",
                "1-2-3h",
                "99999999999h",
                "999999999w",
                "1e3h",
                "NaN"
            })
    void otherWordsAreNoEstimates(String words) {
        assertThat(Durations.estimate(words)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"90s,90", "30m,1800", "1h30m,5400", "1d,86400", "1w,604800", "0.5h,1800"})
    void durationsAreRealTime(String words, long seconds) {
        assertThat(Durations.duration(words)).hasValue(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "0s", "1-2h", "soon", "999999999w"})
    void otherWordsAreNoDurations(String words) {
        assertThat(Durations.duration(words)).isEmpty();
    }
}
