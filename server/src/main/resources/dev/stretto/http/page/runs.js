// The runs of the repository, and starting one.
import { useEffect, useState } from "./vendor/hooks.js";
import { get, post } from "./api.js";
import { ask } from "./ask.js";
import { ENDED } from "./fold.js";
import { to } from "./route.js";
import { Bar } from "./bar.js";
import { Nothing, Problem, State, Until, html, moment } from "./ui.js";

const LOOK_MILLIS = 2_000;

export function Runs({ refuse }) {
  const [runs, set] = useState(null);
  const [problem, fail] = useState(null);
  useEffect(() => {
    let timer = 0;
    let left = false;
    let known = false;
    const look = async () => {
      try {
        const answer = document.hidden && known ? null : await get("/runs?limit=200");
        if (answer && !left) {
          known = true;
          set(answer);
          fail(null);
        }
      } catch (said) {
        if (!left) {
          (said.status === 401 ? refuse : fail)(said);
        }
      }
      timer = left ? 0 : setTimeout(look, LOOK_MILLIS);
    };
    look();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, []);
  return html`
    <header class="top"><h1>Stretto</h1><span class="grow"></span><button class="main" onClick=${start}>Start a plan…</button></header>
    <main id="main" tabindex="-1" class="pad">
      <h2>Runs</h2>
      ${problem && html`<${Problem} of=${problem} />`}
      ${runs && (runs.runs.length === 0
        ? html`<${Nothing}>There is no run here yet. Start a plan of this repository with the button above, or with <code>stretto run PLAN</code>.<//>`
        : html`<ul class="runs">${runs.runs.map((run) => html`<${Line} key=${run.run} run=${run} />`)}</ul>`)}
      ${runs?.next && html`<p class="quiet">The 200 newest; <code>stretto runs</code> lists all.</p>`}
    </main>`;
}

function Line({ run }) {
  const { total, completed, failed } = run.tasks;
  return html`<li><a href=${to(run.run)}>
    <span class="grow"><b>${run.title || run.plan}</b> <span class="quiet">${run.plan} · ${run.run}</span></span>
    <${State} of=${run.state} />
    <${Bar} counts=${run.tasks} total=${total} />
    <span class="quiet facts">
      <span>${completed} of ${total} completed${failed > 0 ? `, ${failed} failed` : ""}</span>
      <span>${!ENDED.includes(run.state) && run.driven && run.etaAt
        ? html`ends <${Until} at=${run.etaAt} />`
        : !ENDED.includes(run.state) && !run.driven ? "nobody drives it" : ""}</span>
      <span>begun ${moment(run.createdAt)}</span>
    </span>
  </a></li>`;
}

function start() {
  ask({
    title: "Start a plan",
    text: "Its tasks run as you, each in a workspace of its own; results land on a branch of the run.",
    command: "stretto run PLAN --detach",
    word: "Start it",
    fields: html`
      <label>Plan, from the root of the work tree <input name="plan" required autofocus placeholder="plan.md" autocomplete="off" /></label>
      <label>Workers (empty: as the plan says) <input name="workers" type="number" min="1" max="1000" /></label>
      <label>Agent for tasks without a command (empty: as the plan says) <input name="agent" autocomplete="off" /></label>
      <label class="tick"><input type="checkbox" name="wait" /> Only make it, and start it later</label>`,
    go: async (form) => {
      const { plan, workers, agent, wait } = form.elements;
      const body = { plan: plan.value.trim(), start: !wait.checked };
      if (workers.value) {
        body.workers = Number(workers.value);
      }
      if (agent.value.trim()) {
        body.agent = agent.value.trim();
      }
      location.hash = to((await post("/runs", body)).run);
    },
  });
}
