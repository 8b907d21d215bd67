// One run: how it stands at the top, what was chosen below.
import { useEffect, useRef, useState } from "./vendor/hooks.js";
import { RunActions } from "./actions.js";
import { Bar } from "./bar.js";
import { Events } from "./events.js";
import { ENDED, STATES, counts } from "./fold.js";
import { Graph } from "./graph.js";
import { LiveRun } from "./live.js";
import { Overview } from "./overview.js";
import { Queue } from "./queue.js";
import { VIEWS, to } from "./route.js";
import { TaskView } from "./task.js";
import { Tasks } from "./tasks.js";
import { TimeView } from "./time.js";
import { Nothing, Problem, State, Until, html, sign } from "./ui.js";
import { Waits } from "./waits.js";

const SHOWN = { overview: Overview, tasks: Tasks, waits: Waits, queue: Queue, events: Events, graph: Graph, time: TimeView, task: TaskView };

export function Run({ run, view, task, refuse }) {
  const [version, redraw] = useState(0);
  const live = useRef(null);
  useEffect(() => {
    const opened = new LiveRun(run, () => {
      live.current = opened;
      redraw(opened.version);
    });
    return () => opened.close();
  }, [run]);
  const now = live.current;
  useEffect(() => {
    if (now?.problem?.status === 401) {
      refuse(now.problem);
    }
  }, [now?.problem]);
  if (!now || now.model.statusSeq === 0) {
    return html`<header class="top"><a href="#/">Stretto</a></header><main id="main" tabindex="-1" class="pad">
      ${now?.problem ? html`<${Problem} of=${now.problem} />` : html`<${Nothing}>Reading…<//>`}</main>`;
  }
  const model = now.model;
  const View = SHOWN[view] ?? Overview;
  const by = counts(model.tasks);
  return html`
    <header class="top">
      <a href="#/" aria-label="All runs">Stretto</a><h1>${model.plan} <span class="quiet">${run}</span></h1>
      <${State} of=${model.state} /><${Link} link=${now.link} problem=${now.problem} />
      <span class="grow"></span><${RunActions} model=${model} by=${by} />
    </header>
    <div class="standing">
      <${Bar} counts=${by} total=${model.tasks.length} />
      <${Counts} run=${run} by=${by} total=${model.tasks.length} model=${model} />
    </div>
    <nav class="views" aria-label="Views of the run">${VIEWS.map(([name, title]) =>
      html`<a href=${to(run, name)} aria-current=${name === view || (name === "tasks" && view === "task") ? "page" : null}>${title}</a>`)}</nav>
    <main id="main" tabindex="-1" class="pad"><${View} run=${run} model=${model} task=${task} version=${version} /></main>
    <${Said} model=${model} by=${by} />`;
}

function Counts({ run, by, total, model }) {
  return html`<p class="counts">
    <b>${by.completed} of ${total}</b>
    ${STATES.filter((state) => state !== "completed" && by[state] > 0).map((state) =>
      html`<a key=${state} class=${`is-${state}`} href=${to(run, "tasks", state)}><span aria-hidden="true">${sign(state)}</span> ${by[state]} ${state}</a>`)}
    <span class="grow"></span>
    <${Ends} model=${model} />
  </p>`;
}

function Ends({ model }) {
  if (ENDED.includes(model.state)) {
    return model.head && html`<span class="quiet">Landed on <code>${model.branch}</code></span>`;
  }
  if (!model.driven) {
    return html`<span class="warn">Nobody drives this run; resume it to go on.</span>`;
  }
  return model.etaAt && model.state === "running" && html`<span>Ends <b><${Until} at=${model.etaAt} /></b></span>`;
}

function Link({ link, problem }) {
  if (link === "live") {
    return html`<span class="link live">live</span>`;
  }
  return html`<span class="link lost" role="status">${link === "refused" ? problem?.message : "connecting…"}</span>`;
}

/** What a screen reader says by itself: how the run stands, and failures; not every step of every task. */
function Said({ model, by }) {
  return html`<p class="unseen" role="status">Run ${model.state}${by.failed > 0 ? `, ${by.failed} failed` : ""}</p>`;
}
