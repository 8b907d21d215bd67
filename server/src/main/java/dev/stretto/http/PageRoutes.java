package dev.stretto.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page and its files, the same for everybody: without a token there is nothing in them. */
final class PageRoutes {

    /** Where the files are, beside this class. */
    private static final String FOLDER = "page/";

    /** Where the libraries are that the page uses. */
    private static final String VENDOR = "vendor/";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8");

    List<Route> routes() {
        return List.of(
                Route.open("/", request -> file(request, "index.html")),
                Route.open("/page/{file}", request -> file(request, request.pathParam("file"))),
                Route.open("/page/vendor/{file}", request -> file(request, VENDOR + request.pathParam("file"))));
    }

    private static void file(Context request, String name) throws IOException {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        if (type == null || !name.matches("(" + VENDOR + ")?[A-Za-z0-9][A-Za-z0-9._-]{0,100}")) {
            throw Problem.notFound("the page has no file of that name");
        }
        try (InputStream in = PageRoutes.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw Problem.notFound("the page has no file of that name");
            }
            Answer.bytes(request, type, in.readAllBytes());
        }
    }
}
