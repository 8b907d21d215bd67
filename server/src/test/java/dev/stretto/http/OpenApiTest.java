package dev.stretto.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.app.FollowedRuns;
import dev.stretto.app.Place;
import dev.stretto.app.UserError;
import dev.stretto.journal.Json;
import dev.stretto.local.RunHome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The description of the interface says what the server does, no more and no less. */
final class OpenApiTest {

    private static final Commands NONE = new Commands() {
        @Override
        public String plan(List<String> arguments) throws UserError {
            throw new UserError("nothing is started here");
        }

        @Override
        public void resume(RunHome home) throws UserError {
            throw new UserError("nothing is started here");
        }
    };

    @TempDir
    private Path folder;

    private JsonNode document;

    @BeforeEach
    void theDocument() throws IOException {
        try (InputStream in = Routes.class.getResourceAsStream("openapi.json")) {
            document = Json.mapper().readTree(in);
        }
    }

    private List<Route> routes() throws UserError {
        try (Place place = Place.of(folder);
                FollowedRuns runs = new FollowedRuns(place.runs(), Runnable::run)) {
            return Routes.of(new Served(place, Map.of(), NONE, runs, ServeOptions.Limits.USUAL, new Semaphore(1)));
        }
    }

    private static boolean isOfThePage(Route route) {
        return route.path().equals("/") || route.path().startsWith("/page/");
    }

    private static String name(Route route) {
        return route.method().name().toLowerCase(Locale.ROOT) + " " + route.path();
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionHasItsRoute() throws UserError {
        Set<String> described = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue().propertyNames().forEach(method -> described.add(method + " " + path.getKey())));
        Set<String> served = routes().stream()
                .filter(route -> !isOfThePage(route))
                .map(OpenApiTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).isEqualTo(served).hasSizeGreaterThan(25);
    }

    @Test
    void whatNeedsNoTokenIsSaid() throws UserError {
        for (Route route : routes()) {
            if (!isOfThePage(route)) {
                JsonNode operation = document.path("paths")
                        .path(route.path())
                        .path(route.method().name().toLowerCase(Locale.ROOT));
                assertThat(operation.has("security")).as(name(route)).isEqualTo(route.open());
            }
        }
    }

    @Test
    void everyFieldThatStartsARunIsDescribed() {
        Set<String> described = new TreeSet<>();
        document.path("components")
                .path("schemas")
                .path("StartRun")
                .path("properties")
                .propertyNames()
                .forEach(described::add);
        assertThat(described).isEqualTo(StartRoutes.fields());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = document.findValuesAsString("$ref");
        assertThat(references)
                .hasSizeGreaterThan(50)
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }
}
