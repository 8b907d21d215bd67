// How far a run is: one bar, its parts by state.
import { STATES } from "./fold.js";
import { html } from "./ui.js";

const ORDER = ["completed", "failed", "landing", "running", "ready", "pending", "skipped", "cancelled"];

export function Bar({ counts, total }) {
  const done = counts.completed + counts.skipped + counts.cancelled + counts.failed;
  const words = STATES.filter((state) => counts[state] > 0).map((state) => `${counts[state]} ${state}`).join(", ");
  return html`<div class="bar" role="progressbar" aria-label="Tasks that are over" aria-valuemin="0" aria-valuemax=${total}
      aria-valuenow=${done} aria-valuetext=${`of ${total}: ${words}`}>
    ${ORDER.filter((state) => counts[state] > 0).map((state) =>
      html`<span key=${state} class=${`is-${state}`} style=${{ flexGrow: counts[state] }} title=${`${counts[state]} ${state}`}></span>`)}
  </div>`;
}
