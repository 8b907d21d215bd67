package dev.stretto.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PortRangesTest {

    /** In which the tests look, so that they meet no run of the machine by chance more often than need be. */
    private static final int START = 700;

    private final List<PortRange> taken = new ArrayList<>();

    @AfterEach
    void giveBack() {
        taken.forEach(PortRange::close);
    }

    private PortRange take(PortRanges ranges) throws Exception {
        PortRange range = ranges.take().orElseThrow();
        taken.add(range);
        return range;
    }

    @Test
    void aHundredRangesTakenAtOnceByTwoRunsAreDisjointAndFree() throws Exception {
        List<PortRanges> runs = List.of(new PortRanges(START), new PortRanges(START));
        List<Future<Optional<PortRange>>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            for (int i = 0; i < 100; i++) {
                PortRanges run = runs.get(i % 2);
                asked.add(threads.submit(run::take));
            }
        }
        for (Future<Optional<PortRange>> future : asked) {
            taken.add(future.get().orElseThrow());
        }
        TreeSet<Integer> ports = new TreeSet<>();
        for (PortRange range : taken) {
            for (int port = range.base(); port < range.base() + PortRange.SIZE; port++) {
                assertThat(ports.add(port)).as("port %d is in one range", port).isTrue();
                new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
            }
        }
        assertThat(ports).hasSize(1000);
    }

    @Test
    void aRangeInWhichSomebodyListensIsPassedOver() throws Exception {
        PortRange first = take(new PortRanges(START));
        first.close();
        for (String address : List.of("127.0.0.1", "0.0.0.0")) {
            try (ServerSocket _ = new ServerSocket(first.base() + 9, 1, InetAddress.getByName(address))) {
                assertThat(take(new PortRanges(START)).base()).isNotEqualTo(first.base());
            }
        }
        assertThat(take(new PortRanges(START)).base()).isEqualTo(first.base());
    }

    @Test
    void aRangeThatWasGivenBackIsNotTheNextToBeGivenOut() throws Exception {
        PortRanges ranges = new PortRanges(START);
        PortRange first = take(ranges);
        first.close();
        first.close();
        assertThat(take(ranges).base()).isNotEqualTo(first.base());
    }
}
