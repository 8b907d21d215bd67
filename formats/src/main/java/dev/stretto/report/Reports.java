package dev.stretto.report;

/** Writes reports. */
public final class Reports {

    private Reports() {}

    /** A report as text that ends with a line end. */
    public static String write(ReportKind kind, Report report) {
        return switch (kind) {
            case QUICK_REFERENCE -> QuickReference.write(report);
            case MERMAID -> MermaidChart.write(report);
            case DOT -> DotGraph.write(report);
            case GANTT_SVG -> GanttSvg.write(report);
            case CHROME_TRACE -> ChromeTrace.write(report);
            case JUNIT -> JunitXml.write(report);
            case HTML -> HtmlPage.write(report);
        };
    }
}
