// Who holds what, who waits for whom.
import { useEffect, useState } from "./vendor/hooks.js";
import { get, path } from "./api.js";
import { to } from "./route.js";
import { Nothing, Problem, Since, html } from "./ui.js";

const SHOWN = 300;

/** Something of a run that is asked for again as the run goes on: at once, and with each new status. */
export function useOfRun(run, what, seq) {
  const [answer, set] = useState(null);
  const [problem, fail] = useState(null);
  useEffect(() => {
    let left = false;
    get(`${path(run)}/${what}`).then((said) => left || (set(said), fail(null)), (said) => left || fail(said));
    return () => { left = true; };
  }, [run, what, seq]);
  return [answer, problem];
}

export function Waits({ run, model }) {
  const [locks, problem] = useOfRun(run, "locks", model.statusSeq);
  const [waits] = useOfRun(run, "debug/waits", model.statusSeq);
  return html`
    ${problem && html`<${Problem} of=${problem} />`}
    <section><h2>Locks</h2>${locks && (locks.locks.length === 0 ? html`<${Nothing}>Nothing is held.<//>` : html`<${Locks} run=${run} locks=${locks.locks} />`)}</section>
    ${locks?.waiting.length > 0 && html`<section><h2>Wait for a lock</h2><${Waiting} run=${run} waiting=${locks.waiting} /></section>`}
    <section><h2>Who waits for whom</h2>${waits && (waits.waiting.length === 0 ? html`<${Nothing}>Nothing waits.<//>` : html`<${Chain} run=${run} waits=${waits} />`)}</section>`;
}

function Locks({ run, locks }) {
  return html`<table><thead><tr><th scope="col">Resource</th><th scope="col">Mode</th><th scope="col">Held by</th><th scope="col">Stated</th><th scope="col">For</th></tr></thead>
    <tbody>${locks.slice(0, SHOWN).map((lock) => html`<tr>
      <td><code>${lock.resource}</code></td><td>${lock.mode}</td><td><${Task} run=${run} id=${lock.holder} /></td>
      <td>${lock.source === "plan" ? "by the plan" : "while running"}</td>
      <td>${lock.since && html`<${Since} millis=${Date.parse(lock.since)} />`}</td></tr>`)}</tbody></table>`;
}

function Waiting({ run, waiting }) {
  return html`<table><thead><tr><th scope="col">Task</th><th scope="col">Resource</th><th scope="col">Held by</th></tr></thead>
    <tbody>${waiting.slice(0, SHOWN).map((wait) => html`<tr>
      <td><${Task} run=${run} id=${wait.task} /></td><td><code>${wait.resource}</code></td>
      <td>${(wait.holders ?? []).map((holder) => html`<${Task} run=${run} id=${holder} /> `)}</td></tr>`)}</tbody></table>`;
}

function Chain({ run, waits }) {
  return html`<table><thead><tr><th scope="col">Task</th><th scope="col">State</th><th scope="col">Waits for</th></tr></thead>
    <tbody>${waits.waiting.slice(0, SHOWN).map((wait) => html`<tr>
      <td><${Task} run=${run} id=${wait.task} /></td><td>${wait.state}</td><td>${wait.reason}</td></tr>`)}</tbody></table>
    ${waits.waiting.length > SHOWN && html`<p class="quiet">The first ${SHOWN} of ${waits.waiting.length}.</p>`}`;
}

export function Task({ run, id }) {
  return html`<a href=${to(run, "task", id)}>${id}</a>`;
}
