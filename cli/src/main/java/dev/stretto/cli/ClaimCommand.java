package dev.stretto.cli;

import dev.stretto.app.Claiming;
import dev.stretto.app.Place;
import dev.stretto.app.UserError;
import dev.stretto.engine.Claim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stretto claim}. */
@Command(
        name = "claim",
        description =
                "From within a running task, claim more than the plan says: all that is named at once, or nothing (exit"
                        + " 1, saying who holds it, or the whole cycle where tasks would wait for each other for ever).")
final class ClaimCommand extends Subcommand {

    @Mixin
    private final ClaimArguments arguments = new ClaimArguments();

    @Parameters(arity = "0..*", paramLabel = "GLOB", description = "As --write.")
    private List<String> globs = new ArrayList<>();

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            converter = Durations.Converter.class,
            description = "How long to wait at most for what is not free, such as 90s or 10m (default: not at all).")
    private @Nullable Duration wait;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws UserError {
        List<Claim> claims = arguments.claims(globs);
        if (claims.isEmpty()) {
            throw new UserError("name what to claim: --read GLOB, --write GLOB or --pool NAME=UNITS");
        }
        try (Place place = place()) {
            Claiming claiming = arguments.claiming(place, cli().environment());
            ClaimAnswer answer = new ClaimAnswer(
                    claiming, "granted", claims, claiming.claim(claims, wait == null ? Duration.ZERO : wait));
            if (json) {
                print(answer.json().toString());
            } else {
                cli().say(answer.text());
            }
            return answer.exitCode();
        }
    }
}
