package dev.stretto.report;

/** How drawings look, on light and on dark ground: no ground of their own, and letters that follow the reader's choice. */
final class SvgStyle {

    private SvgStyle() {}

    /**
     * A style element for one drawing.
     *
     * @param name the class of the drawing
     */
    static String of(String name) {
        return """
                <style>
                svg.NAME{color-scheme:light dark}
                .NAME text{font-family:system-ui,sans-serif;fill:#24292f}
                .NAME .head{font-size:15px;font-weight:600}
                .NAME .small{font-size:11px}
                .NAME .label{font-size:12px}
                .NAME text.critical{fill:#d1242f;font-weight:600}
                .NAME .grid{stroke:#8c959f;stroke-opacity:.35}
                .NAME .edge{stroke:#8c959f;fill:none}
                .NAME .edge.critical{stroke:#d1242f;stroke-width:2}
                .NAME .node{fill:#8c959f;fill-opacity:.12;stroke:#8c959f}
                @media(prefers-color-scheme:dark){.NAME text{fill:#e6edf3}.NAME text.critical{fill:#ff7b72}}
                </style>
                """.replace("NAME", name);
    }
}
