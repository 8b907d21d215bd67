package dev.stretto.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** The description of all this, for programs; a test holds it to what the server does. */
final class OpenApiRoutes {

    List<Route> routes() {
        return List.of(Route.open(Routes.API + "/openapi.json", OpenApiRoutes::document));
    }

    private static void document(Context request) throws IOException {
        try (InputStream in = Objects.requireNonNull(OpenApiRoutes.class.getResourceAsStream("openapi.json"))) {
            Answer.bytes(request, Answer.JSON, in.readAllBytes());
        }
    }
}
