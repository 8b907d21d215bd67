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
        String status = finding.status().name().toLowerCase(Locale.ROOT);
        print(console().style(style(finding), String.format(Locale.ROOT, "%-4s", status))
                + String.format(Locale.ROOT, "  %-16s  ", finding.name())
                + finding.message());
        if (!finding.remedy().isEmpty()) {
            print(" ".repeat(24) + "→ " + finding.remedy());
        }
    }

    private static Style style(Finding finding) {
        return switch (finding.status()) {
            case OK -> Style.GOOD;
            case WARN -> Style.BUSY;
            case FAIL -> Style.BAD;
        };
    }
}
