package dev.stretto.cli;

import dev.stretto.app.Doctor;
import dev.stretto.app.DoctorJson;
import dev.stretto.app.Finding;
import dev.stretto.cli.Console.Style;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code stretto doctor}. */
@Command(
        name = "doctor",
        description = "Say whether this machine and this place have what a run needs, and what to do.")
final class DoctorCommand extends Subcommand {

    /** As wide as what stands before each message. */
    private static final int INDENT = 24;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        List<Finding> findings = Doctor.examine(cli().directory(), cli().environment());
        if (json) {
            print(DoctorJson.of(findings).toString());
        } else {
            findings.forEach(this::print);
        }
        return Doctor.ok(findings) ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void print(Finding finding) {
        String status =
                String.format(Locale.ROOT, "%-4s", finding.status().name().toLowerCase(Locale.ROOT));
        String name = String.format(Locale.ROOT, "  %-16s  ", finding.name());
        print(console().style(style(finding), status) + name + indented(finding.message()));
        if (!finding.remedy().isEmpty()) {
            print(" ".repeat(INDENT) + indented("→ " + finding.remedy()));
        }
    }

    /** Kept in its column on a terminal; as it is, for other programs to search, elsewhere. */
    private String indented(String text) {
        return console().screen().live()
                ? String.join(
                        "\n" + " ".repeat(INDENT),
                        TextLayout.wrap(text, console().screen().columns() - INDENT))
                : text;
    }

    private static Style style(Finding finding) {
        return switch (finding.status()) {
            case OK -> Style.GOOD;
            case WARN -> Style.BUSY;
            case FAIL -> Style.BAD;
        };
    }
}
