// What one wants to know first: what runs, what lands, what waits and for what, what failed.
import { to } from "./route.js";
import { Kept, Nothing, Since, html, span } from "./ui.js";

const SHOWN = 12;

export function Overview({ run, model }) {
  const of = (...states) => model.tasks.filter((task) => states.includes(task.state));
  const over = of("completed").sort((a, b) => ends(b) - ends(a));
  return html`<div class="panels">
    <${Panel} run=${run} state="running" title="Running" tasks=${of("running")} none="Nothing runs." />
    <${Panel} run=${run} state="failed" title="Failed" tasks=${of("failed")} hidden=${true} />
    <${Panel} run=${run} state="landing" title="Landing" tasks=${of("landing")} hidden=${true} />
    <${Panel} run=${run} state="pending" title="Waiting" tasks=${of("ready", "pending")} none="Nothing waits." />
    <${Panel} run=${run} state="completed" title="Just completed" tasks=${over} none="Nothing is completed yet." />
  </div>`;
}

const ends = (task) => (task.startedAt ? Date.parse(task.startedAt) + task.elapsedMillis : 0);

function Panel({ run, state, title, tasks, none, hidden }) {
  if (tasks.length === 0 && hidden) {
    return null;
  }
  return html`<section aria-label=${title} class=${`panel of-${state}`}>
    <h2>${title} <span class="quiet">${tasks.length}</span></h2>
    ${tasks.length === 0 && html`<${Nothing}>${none}<//>`}
    <ul>${tasks.slice(0, SHOWN).map((task) => html`<${Item} key=${task.id} run=${run} task=${task} />`)}</ul>
    ${tasks.length > SHOWN && html`<p><a href=${to(run, "tasks", state)}>All ${tasks.length}</a></p>`}
  </section>`;
}

class Item extends Kept {
  render({ run, task }) {
    return html`<li>
      <a href=${to(run, "task", task.id)}><b>${task.id}</b> ${task.title}</a>
      <span class="quiet">${task.state === "running" ? html`<${Since} millis=${task.sinceMillis} />` : what(task)}</span>
    </li>`;
  }
}

function what(task) {
  if (task.state === "completed") {
    return span(task.elapsedMillis);
  }
  return waits(task);
}

/** What a task waits for, or why it is as it is. */
export function waits(task) {
  if (!task.waitingFor) {
    return task.state === "ready" ? "for a free worker" : "";
  }
  return task.state === "pending" || task.state === "ready" ? `for ${task.waitingFor.replace(/^for /, "")}` : task.waitingFor;
}
