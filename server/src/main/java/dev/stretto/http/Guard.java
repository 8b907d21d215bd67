package dev.stretto.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Stands before every request: whether it was meant for this server, by a page of this server or no page at all, and from
 * somebody who knows the token. What a page of another site can send, it refuses by Host (a name that was pointed here), Origin,
 * and the token, which no browser sends by itself.
 */
final class Guard {

    private static final String BEARER = "bearer ";
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private final Tokens tokens;
    private final ServeOptions options;
    private final Set<String> hosts;

    /**
     * @param port where the server listens
     */
    Guard(Tokens tokens, ServeOptions options, int port) {
        this.tokens = tokens;
        this.options = options;
        this.hosts = new TreeSet<>();
        for (String name : List.of("127.0.0.1", "localhost", "[::1]", bracketed(options.address()))) {
            hosts.add(name.toLowerCase(Locale.ROOT) + ":" + port);
        }
        options.hosts().forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
    }

    private static String bracketed(String address) {
        return address.contains(":") ? "[" + address + "]" : address;
    }

    /** Lets a request come near, or throws the {@link Problem} that it meets. */
    void check(Context request) {
        protect(request);
        String host = Optional.ofNullable(request.header("Host")).orElse("").toLowerCase(Locale.ROOT);
        if (!hosts.contains(host)) {
            throw Problem.forbidden(
                    "foreign-host",
                    "this server is not known by that name; one that a proxy gives it is stated by `serve --host NAME`");
        }
        checkOrigin(request);
        if (request.req().getContentLengthLong() > options.limits().bodyBytesMax()) {
            throw Problem.tooLarge(options.limits().bodyBytesMax());
        }
    }

    private static void protect(Context request) {
        request.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
                .header("Cache-Control", "no-store");
    }

    private void checkOrigin(Context request) {
        String origin = request.header("Origin");
        String site = request.header("Sec-Fetch-Site");
        boolean foreign = origin != null
                && !hosts.contains(origin.toLowerCase(Locale.ROOT).replaceFirst("^https?://", ""));
        boolean navigates = "navigate".equals(request.header("Sec-Fetch-Mode"));
        boolean crossing = site != null
                && !navigates // following a link to the page, which holds nothing without the token
                && !Set.of("same-origin", "none").contains(site.toLowerCase(Locale.ROOT));
        if (foreign || crossing) {
            throw Problem.forbidden("foreign-origin", "pages of other sites may not ask this server");
        }
    }

    /** Lets a request pass that brings a token which allows it, or throws the {@link Problem} that it meets. */
    void checkToken(Context request) {
        String header = Optional.ofNullable(request.header("Authorization")).orElse("");
        if (!header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            throw Problem.noToken();
        }
        Tokens.Access access = tokens.access(header.substring(BEARER.length()).strip());
        switch (access) {
            case NONE -> throw Problem.wrongToken();
            case READ, ALL -> {
                boolean changes = CHANGING.contains(request.req().getMethod());
                if (changes && (options.readOnly() || access == Tokens.Access.READ)) {
                    throw Problem.forbidden(
                            "read-only",
                            options.readOnly()
                                    ? "this server only shows: it was started with --read-only"
                                    : "this token only allows to look");
                }
            }
        }
    }
}
