// When attempts ran, against when the plan's estimates would have had them.
import { useState } from "./vendor/hooks.js";
import { to } from "./route.js";
import { Nothing, Problem, html, span } from "./ui.js";
import { useOfRun } from "./waits.js";

const SHOWN = 300;

export function TimeView({ run, model }) {
  const [timeline, problem] = useOfRun(run, "timeline", model.statusSeq);
  const [graph] = useOfRun(run, "graph", model.tasks.length);
  const [planned, show] = useState(true);
  if (problem) {
    return html`<${Problem} of=${problem} />`;
  }
  if (!timeline || !graph) {
    return html`<${Nothing}>Reading…<//>`;
  }
  if (timeline.attempts.length === 0) {
    return html`<${Nothing}>Nothing has run yet.<//>`;
  }
  const rows = rowsOf(timeline);
  const begin = Math.min(...rows.flatMap((row) => row.attempts.map((attempt) => attempt.from)));
  const end = Math.max(...rows.flatMap((row) => row.attempts.map((attempt) => attempt.to)), begin + 1);
  const wholeMinutes = graph.makespanMinutes || 1;
  const plan = new Map(graph.nodes.map((node) => [node.id, node]));
  const scale = (millis) => `${(100 * (millis - begin)) / (end - begin)}%`;
  return html`
    <div class="line"><span>${span(end - begin)} from the first start to ${model.state === "running" ? "now" : "the end"}</span><span class="grow"></span>
      <label class="tick"><input type="checkbox" checked=${planned} onChange=${(event) => show(event.target.checked)} /> What was planned, scaled to the same width (${wholeMinutes} min of estimates with workers enough)</label></div>
    <ol class="gantt" aria-label="When tasks ran">${rows.slice(0, SHOWN).map((row) => html`<li key=${row.task}>
      <a href=${to(run, "task", row.task)}>${row.task}</a>
      <span class="lane">
        ${planned && plan.has(row.task) && html`<span class="plan" title=${`planned: minute ${plan.get(row.task).startMinutes} to ${plan.get(row.task).endMinutes}`}
          style=${{ left: `${(100 * plan.get(row.task).startMinutes) / wholeMinutes}%`, width: `${(100 * (plan.get(row.task).endMinutes - plan.get(row.task).startMinutes)) / wholeMinutes}%` }}></span>`}
        ${row.attempts.map((attempt) => html`<span class=${`ran is-${attempt.look}`} title=${`attempt ${attempt.number}: ${attempt.outcome ?? "goes on"}, ${span(attempt.to - attempt.from)}`}
          style=${{ left: scale(attempt.from), width: `calc(${scale(attempt.to)} - ${scale(attempt.from)})` }}></span>`)}
      </span>
      <span class="quiet num">${span(row.attempts.reduce((sum, attempt) => sum + attempt.to - attempt.from, 0))}</span>
    </li>`)}</ol>
    ${rows.length > SHOWN && html`<p class="quiet">The first ${SHOWN} of ${rows.length} tasks that ran.</p>`}`;
}

function rowsOf(timeline) {
  const rows = new Map();
  for (const each of timeline.attempts) {
    if (!rows.has(each.task)) {
      rows.set(each.task, { task: each.task, attempts: [] });
    }
    const look = each.outcome === null ? "running" : each.outcome === "succeeded" ? "completed" : "failed";
    rows.get(each.task).attempts.push({
      number: each.attempt, outcome: each.outcome, look,
      from: Date.parse(each.startedAt), to: each.endedAt ? Date.parse(each.endedAt) : Date.now(),
    });
  }
  return [...rows.values()].sort((a, b) => a.attempts[0].from - b.attempts[0].from);
}
