package dev.stretto.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/**
 * One thing to ask the server for.
 *
 * @param path as OpenAPI and Javalin both write it, {@code /api/v1/runs/{run}}
 * @param open whether it is answered without a token
 */
record Route(HandlerType method, String path, boolean open, Handler handler) {

    static Route get(String path, Handler handler) {
        return new Route(HandlerType.GET, path, false, handler);
    }

    static Route post(String path, Handler handler) {
        return new Route(HandlerType.POST, path, false, handler);
    }

    static Route delete(String path, Handler handler) {
        return new Route(HandlerType.DELETE, path, false, handler);
    }

    /** Without a token: it tells nothing of any run. */
    static Route open(String path, Handler handler) {
        return new Route(HandlerType.GET, path, true, handler);
    }
}
