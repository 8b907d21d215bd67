package dev.stretto.cli;

import dev.stretto.app.Claiming;
import dev.stretto.app.Place;
import dev.stretto.app.UserError;
import dev.stretto.engine.Claim;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stretto release}. */
@Command(
        name = "release",
        description =
                "Give back what `stretto claim` was granted, before the task has ended: what is named, or all of it.")
final class ReleaseCommand extends Subcommand {

    @Mixin
    private final ClaimArguments arguments = new ClaimArguments();

    @Parameters(arity = "0..*", paramLabel = "GLOB", description = "As --write.")
    private List<String> globs = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws UserError {
        List<Claim> claims = arguments.claims(globs);
        try (Place place = place()) {
            Claiming claiming = arguments.claiming(place, cli().environment());
            ClaimAnswer answer = new ClaimAnswer(claiming, "released", claims, claiming.release(claims));
            if (json) {
                print(answer.json().toString());
            } else {
                cli().say(answer.text());
            }
            return answer.exitCode();
        }
    }
}
