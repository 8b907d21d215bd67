// All tasks of a run: as a table, or as a board by state; both follow the filter.
import { useMemo, useState } from "./vendor/hooks.js";
import { STATES } from "./fold.js";
import { waits } from "./overview.js";
import { to } from "./route.js";
import { Kept, Nothing, Since, State, html, span } from "./ui.js";

/** More cards in a column are drawn when one asks for them. */
const CARDS = 60;

/** The last part of the address is a state to begin with. */
export function Tasks({ run, model, task: named, version }) {
  const [words, filter] = useState("");
  const [board, show] = useState(sessionStorage.getItem("stretto-board") === "yes");
  const state = STATES.includes(named) ? named : "";
  const chosen = useMemo(() => model.tasks.filter((task) => fits(task, words.toLowerCase(), state)), [version, words, state]);
  const choose = (event) => { location.hash = to(run, "tasks", event.target.value); };
  const turn = (on) => {
    sessionStorage.setItem("stretto-board", on ? "yes" : "no");
    show(on);
  };
  return html`
    <form class="line" role="search" onSubmit=${(event) => event.preventDefault()}>
      <label>Filter <input id="filter" type="search" value=${words} placeholder="id, title, what it waits for" onInput=${(event) => filter(event.target.value)} /></label>
      <label>State <select value=${state} onChange=${choose}>
        <option value="">all</option>${STATES.map((each) => html`<option value=${each}>${each}</option>`)}
      </select></label>
      <span class="switch" role="group" aria-label="How to show them">
        <button type="button" aria-pressed=${!board} onClick=${() => turn(false)}>Table</button>
        <button type="button" aria-pressed=${board} onClick=${() => turn(true)}>Board</button>
      </span>
      <span class="quiet" role="status">${chosen.length} of ${model.tasks.length}</span>
    </form>
    ${chosen.length === 0 && html`<${Nothing}>No task fits.<//>`}
    ${board ? html`<${Board} run=${run} tasks=${chosen} />` : html`<${Table} run=${run} tasks=${chosen} />`}`;
}

function fits(task, words, state) {
  return (state === "" || task.state === state || (state === "pending" && task.state === "ready"))
    && (words === "" || `${task.id} ${task.title} ${task.state} ${task.waitingFor ?? ""}`.toLowerCase().includes(words));
}

class Table extends Kept {
  render({ run, tasks }) {
    return html`<table class="tasks">
      <thead><tr><th scope="col" class="id">Task</th><th scope="col">Title</th><th scope="col" class="st">State</th>
        <th scope="col" class="why">Waits for, or why</th><th scope="col" class="num">Attempt</th><th scope="col" class="num">Time</th></tr></thead>
      <tbody>${tasks.map((task) => html`<${Row} key=${task.id} run=${run} task=${task} />`)}</tbody>
    </table>`;
  }
}

class Row extends Kept {
  render({ run, task }) {
    return html`<tr>
      <th scope="row" class="id"><a href=${to(run, "task", task.id)}>${task.id}</a></th>
      <td class="title"><a tabindex="-1" href=${to(run, "task", task.id)}>${task.title}</a></td>
      <td class="st"><${State} of=${task.state} /></td>
      <td class="why quiet" title=${task.waitingFor}>${waits(task)}</td>
      <td class="num">${task.attempt || ""}</td>
      <td class="num"><${Time} task=${task} /></td>
    </tr>`;
  }
}

export function Time({ task }) {
  if (task.state === "running") {
    return html`<${Since} millis=${task.sinceMillis} />`;
  }
  return task.startedAt ? span(task.elapsedMillis) : "";
}

function Board({ run, tasks }) {
  return html`<div class="board">${STATES.map((state) => {
    const of = tasks.filter((task) => task.state === state);
    return of.length > 0 && html`<${Column} key=${state} run=${run} state=${state} tasks=${of} />`;
  })}</div>`;
}

function Column({ run, state, tasks }) {
  const [all, show] = useState(false);
  const shown = all ? tasks : tasks.slice(0, CARDS);
  return html`<section aria-label=${state}>
    <h2><${State} of=${state} /> <span class="quiet">${tasks.length}</span></h2>
    <ul>${shown.map((task) => html`<${Card} key=${task.id} run=${run} task=${task} />`)}</ul>
    ${tasks.length > shown.length && html`<button onClick=${() => show(true)}>Show all ${tasks.length}</button>`}
  </section>`;
}

class Card extends Kept {
  render({ run, task }) {
    return html`<li><a class="card" href=${to(run, "task", task.id)}>
      <b>${task.id}</b> ${task.title}
      <span class="quiet"><${Time} task=${task} /> ${waits(task)}</span>
    </a></li>`;
  }
}
