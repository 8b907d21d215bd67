// One task: how it stands, its attempts, what it wrote and what it changed.
import { useEffect, useState } from "./vendor/hooks.js";
import { TaskActions } from "./actions.js";
import { get, path } from "./api.js";
import { Diff } from "./diff.js";
import { Log } from "./log.js";
import { waits } from "./overview.js";
import { to } from "./route.js";
import { Time } from "./tasks.js";
import { Nothing, Problem, State, html, moment, span } from "./ui.js";

export function TaskView({ run, model, task: id }) {
  const now = model.tasks[model.index.get(id)];
  const [known, set] = useState(null);
  const [problem, fail] = useState(null);
  const [chosen, choose] = useState(0);
  useEffect(() => {
    let left = false;
    get(path(run, "tasks", id)).then((answer) => left || (set(answer), fail(null)), (said) => left || fail(said));
    return () => { left = true; };
  }, [run, id, now?.state, now?.attempt]);
  useEffect(() => choose(0), [id]);
  if (!now) {
    return html`<${Nothing}>This run has no task ${id}.<//>`;
  }
  const detail = known?.id === id ? known : null;
  const attempts = detail?.attempts ?? [];
  const attempt = chosen || attempts.at(-1)?.attempt || 0;
  return html`<article class="task">
    <div class="line"><h2><a href=${to(run, "tasks")} aria-label="All tasks">‹</a> ${id} ${now.title}</h2>
      <${State} of=${now.state} /><span class="grow"></span><${TaskActions} run=${run} task=${now} /></div>
    ${problem && html`<${Problem} of=${problem} />`}
    <${Facts} run=${run} now=${now} detail=${detail} model=${model} />
    <${Attempts} attempts=${attempts} attempt=${attempt} choose=${choose} />
    ${attempt > 0 && html`<${Log} key=${`${id} ${attempt}`} run=${run} task=${id} attempt=${attempt}
      running=${now.state === "running" && attempt === attempts.at(-1)?.attempt} />`}
    <${Diff} key=${id} run=${run} task=${id} commit=${now.commit ?? now.salvage} state=${now.state} />
    <${Asked} detail=${detail} />
  </article>`;
}

function Facts({ run, now, detail, model }) {
  const links = (ids) => ids.map((each, at) => html`${at > 0 ? ", " : ""}${model.index.has(each)
    ? html`<a href=${to(run, "task", each)}>${each}</a> <span class="quiet">${model.tasks[model.index.get(each)].state}</span>` : each}`);
  const estimate = detail?.estimateMinutes;
  const facts = [
    ["Waits for, or why", waits(now)],
    ["Time", now.startedAt && html`<${Time} task=${now} />, begun ${moment(now.startedAt)}`],
    ["Estimate", estimate && (estimate.low === estimate.high ? `${estimate.low} min` : `${estimate.low} to ${estimate.high} min`)],
    ["Phase", detail?.phase],
    ["Depends on", detail?.dependencies?.length > 0 && links(detail.dependencies)],
    ["Claims", detail?.claims?.length > 0 && detail.claims.map((claim) => html`<code>${claim.mode} ${claim.resource}</code> `)],
    ["Commit", now.commit && html`<code>${now.commit.slice(0, 12)}</code>`],
    ["Saved work", now.salvage && html`<code>${now.salvage}</code>`],
    ["Notes", now.notes?.length > 0 && now.notes.map((note) => html`<div>${typeof note === "string" ? note : (note.message ?? JSON.stringify(note))}</div>`)],
  ];
  return html`<dl class="facts-list">${facts.filter(([, value]) => value).map(([name, value]) => html`<div key=${name}><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function Attempts({ attempts, attempt, choose }) {
  if (attempts.length === 0) {
    return html`<${Nothing}>It has not run yet.<//>`;
  }
  return html`<section><h3>Attempts</h3><ul class="attempts">${attempts.map((each) => html`<li key=${each.attempt}>
    <button aria-pressed=${each.attempt === attempt} onClick=${() => choose(each.attempt)}>${each.attempt}</button>
    <span>${each.outcome ?? "goes on"}${each.endedAt ? ` after ${span(Date.parse(each.endedAt) - Date.parse(each.startedAt))}` : ""}</span>
    <span class="quiet">${moment(each.startedAt)}${each.message ? ` · ${each.message}` : ""}</span>
  </li>`)}</ul></section>`;
}

function Asked({ detail }) {
  if (!detail) {
    return null;
  }
  return html`
    ${detail.checklist?.length > 0 && html`<section><h3>Checklist</h3><ul>${detail.checklist.map((item) => html`<li>${item.done ? "☑" : "☐"} ${item.text}</li>`)}</ul></section>`}
    ${detail.command && html`<section><h3>Command</h3><pre tabindex="0" aria-label="Command">${detail.command}</pre></section>`}
    ${detail.prompt && html`<details><summary>Prompt</summary><pre tabindex="0">${detail.prompt}</pre></details>`}
    ${!detail.prompt && detail.body && html`<details><summary>Text in the plan</summary><pre tabindex="0">${detail.body}</pre></details>`}`;
}
