package dev.stretto.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hands out ranges of ports that nobody else on the machine is given meanwhile: no other run, of whichever repository or user.
 * Safe for use by several threads.
 *
 * <p>Each range has a guard, a port below all ranges, and it is taken by listening on that, on the loopback address alone. So the
 * system itself decides who has it, there is no file to go stale, and it is free again the moment its holder is gone, by
 * {@code kill -9} too. Where runs have networks of their own, as in containers, they have ports of their own, and guards too.
 *
 * <p>All ranges lie below those ports that Linux gives to outgoing connections (32768 and up), which come and go at random.
 */
final class PortRanges {

    static final int FIRST = 20_000;
    static final int COUNT = 1_200;
    private static final int FIRST_GUARD = FIRST - COUNT;

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private static final boolean CAN_LISTEN = canListen();

    /** Where to look next: not at what was just given back, whose last callers may still call. Processes begin apart. */
    private final AtomicInteger next;

    PortRanges() {
        this((int) (ProcessHandle.current().pid() * 61 % COUNT));
    }

    PortRanges(int start) {
        next = new AtomicInteger(start);
    }

    private static boolean canListen() {
        try {
            new ServerSocket(0, 1, LOOPBACK).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Takes a range on all of whose ports one can listen.
     *
     * @return empty where the machine lets nobody listen on loopback at all
     * @throws IOException if every range is taken
     */
    Optional<PortRange> take() throws IOException {
        if (!CAN_LISTEN) {
            return Optional.empty();
        }
        for (int tried = 0; tried < COUNT; tried++) {
            int number = Math.floorMod(next.getAndIncrement(), COUNT);
            Optional<PortRange> range = take(number);
            if (range.isPresent()) {
                return range;
            }
        }
        throw new IOException("no " + PortRange.SIZE + " ports in a row are free between " + FIRST + " and "
                + (FIRST + COUNT * PortRange.SIZE - 1) + ": see who listens there (ss -tlnp)");
    }

    /**
     * Takes a range again that an earlier driver has given to processes that still run, and may listen there.
     *
     * @return empty where somebody else has taken it meanwhile
     */
    Optional<PortRange> again(int base) {
        int number = (base - FIRST) / PortRange.SIZE;
        try {
            return Optional.of(new PortRange(base, guard(number)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<PortRange> take(int number) {
        ServerSocket guard;
        try {
            guard = guard(number);
        } catch (IOException e) {
            return Optional.empty();
        }
        PortRange range = new PortRange(FIRST + number * PortRange.SIZE, guard);
        if (isFree(range)) {
            return Optional.of(range);
        }
        range.close();
        return Optional.empty();
    }

    /** Bound to all addresses at once, and never listened on: that finds whoever listens on any of them, and nobody can call. */
    private static boolean isFree(PortRange range) {
        for (int at = 0; at < PortRange.SIZE; at++) {
            try (SocketChannel probe = SocketChannel.open()) {
                // Connections that are just ending there do not matter, as for most servers.
                probe.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                probe.bind(new InetSocketAddress(range.base() + at));
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    /** Listens; the port is nobody else's from then on. */
    private static ServerSocket guard(int number) throws IOException {
        ServerSocket socket = new ServerSocket();
        boolean listening = false;
        try {
            socket.setReuseAddress(false);
            socket.bind(new InetSocketAddress(LOOPBACK, FIRST_GUARD + number), 1);
            listening = true;
            return socket;
        } finally {
            if (!listening) {
                socket.close();
            }
        }
    }
}
