package dev.stretto.app;

import dev.stretto.journal.Json;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** What {@code doctor --json} prints. */
public final class DoctorJson {

    private DoctorJson() {}

    public static ObjectNode of(List<Finding> findings) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("ok", Doctor.ok(findings));
        var checks = node.putArray("checks");
        findings.forEach(finding -> checks.addObject()
                .put("name", finding.name())
                .put("status", finding.status().name().toLowerCase(Locale.ROOT))
                .put("message", finding.message())
                .put("remedy", finding.remedy()));
        return node;
    }
}
