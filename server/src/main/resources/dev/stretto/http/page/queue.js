// What waits to land, in the order in which it will.
import { Nothing, Problem, html } from "./ui.js";
import { Task, useOfRun } from "./waits.js";

export function Queue({ run, model }) {
  const [answer, problem] = useOfRun(run, "queue", model.statusSeq);
  if (problem) {
    return html`<${Problem} of=${problem} />`;
  }
  const queue = answer?.queue ?? [];
  return html`<section><h2>Landing queue</h2>
    <p class="quiet">${answer?.head ? html`The branch <code>${model.branch}</code> is at <code>${answer.head.slice(0, 12)}</code>.` : "Nothing has landed yet."}</p>
    ${queue.length === 0 ? html`<${Nothing}>Nothing waits to land.<//>` : html`<table>
      <thead><tr><th scope="col" class="num">Place</th><th scope="col">Task</th><th scope="col">Stage</th><th scope="col">Behind</th><th scope="col">Files</th><th scope="col">What it says</th></tr></thead>
      <tbody>${queue.map((entry) => html`<tr key=${entry.task}>
        <td class="num">${entry.position}</td><td><${Task} run=${run} id=${entry.task} /></td><td>${entry.stage}</td>
        <td>${entry.behind && html`<${Task} run=${run} id=${entry.behind} />`}</td>
        <td title=${(entry.files ?? []).join("\n")}>${files(entry.files ?? [])}</td><td class="quiet">${entry.message}</td></tr>`)}</tbody></table>`}
  </section>
  <${Gates} run=${run} gates=${model.gates} />`;
}

function files(all) {
  return all.length <= 2 ? all.join(", ") : `${all[0]} and ${all.length - 1} more`;
}

/** Gates of barriers: what must pass before later tasks start. */
function Gates({ gates }) {
  if (!gates?.length) {
    return null;
  }
  return html`<section><h2>Gates of barriers</h2><table>
    <thead><tr><th scope="col">Barrier</th><th scope="col">State</th><th scope="col">What it says</th></tr></thead>
    <tbody>${gates.map((gate) => html`<tr><td>${gate.barrier}</td><td>${gate.state}</td><td class="quiet">${gate.message}</td></tr>`)}</tbody>
  </table></section>`;
}
