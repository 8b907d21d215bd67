package dev.stretto.http;

import java.util.List;

/**
 * How to serve.
 *
 * @param address the interface to listen on, as a name or an address
 * @param port 0 for any that is free
 * @param portMayDiffer whether another port will do where that one is taken
 * @param hosts further names, with their port where it is not the usual one, under which a browser may ask: those of a reverse
 *     proxy
 * @param readOnly whether nothing can be changed, whatever the token
 * @param limits what one server bears
 */
public record ServeOptions(
        String address, int port, boolean portMayDiffer, List<String> hosts, boolean readOnly, Limits limits) {

    /** The interface that only this machine can reach. */
    public static final String LOOPBACK = "127.0.0.1";

    public ServeOptions {
        hosts = List.copyOf(hosts);
    }

    /** On this machine alone. */
    public static ServeOptions local(int port) {
        return new ServeOptions(LOOPBACK, port, false, List.of(), false, Limits.USUAL);
    }

    /** The same at whatever port is free. */
    ServeOptions atAnyPort() {
        return new ServeOptions(address, 0, false, hosts, readOnly, limits);
    }

    /**
     * What one server bears; beyond it, requests are refused and said to be.
     *
     * @param bodyBytesMax how long the body of a request may be
     * @param headerBytesMax how long its first line and headers may be together
     * @param connectionsMax how many clients may be connected; further ones wait to be accepted
     * @param streamsMax how many streams may be open
     * @param idleMillisMax how long a connection may be silent, or a reader not read, until it is closed
     * @param heartbeatMillis how often a stream without events says that it is alive
     */
    public record Limits(
            int bodyBytesMax,
            int headerBytesMax,
            int connectionsMax,
            int streamsMax,
            long idleMillisMax,
            long heartbeatMillis) {

        public static final Limits USUAL = new Limits(256 * 1024, 8 * 1024, 1_024, 512, 30_000, 10_000);
    }
}
