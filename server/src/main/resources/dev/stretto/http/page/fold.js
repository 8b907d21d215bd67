// How a run stands: what its status said, and the events since. A task that changes becomes a new object, so that a view sees by
// identity what it need not draw again.

export const STATES = ["running", "landing", "ready", "pending", "failed", "completed", "skipped", "cancelled"];

/** States of a run from which only a retry leads on. */
export const ENDED = ["completed", "failed", "cancelled"];

const FEED_MAX = 1_000;

/** The state of a task after an event; those that are missing leave it as it is. */
const TASK_STATES = {
  "task.ready": "ready",
  "task.started": "running",
  "task.reattached": "running",
  "task.deferred": "ready",
  "task.completed": "completed",
  "task.failed": "failed",
  "task.skipped": "skipped",
  "task.cancelled": "cancelled",
  "landing.queued": "landing",
};

const RUN_STATES = {
  "run.started": "running",
  "run.resumed": "running",
  "run.paused": "paused",
  "run.completed": "completed",
  "run.failed": "failed",
  "run.cancelled": "cancelled",
};

export function nothing() {
  return { seq: 0, statusSeq: 0, tasks: [], index: new Map(), feed: [] };
}

/** Takes a status in; events that are newer than it are applied again. */
export function takeStatus(model, status, nowMillis) {
  const tasks = status.tasks.map((task) => kept(model, task, nowMillis));
  Object.assign(model, status, { tasks, statusSeq: status.seq, seq: Math.max(model.seq, status.seq) });
  model.index = new Map(tasks.map((task, at) => [task.id, at]));
  model.feed.filter((event) => event.seq > status.seq).forEach((event) => apply(model, event, nowMillis));
}

/** The object there is, if nothing about it changed. */
function kept(model, task, nowMillis) {
  const had = model.tasks[model.index.get(task.id)];
  const same = had && Object.keys(task).every((key) => key === "elapsedMillis" || key === "notes" || had[key] === task[key]);
  if (same && (task.state === "running" || had.elapsedMillis === task.elapsedMillis)) {
    return had;
  }
  return { ...task, sinceMillis: nowMillis - task.elapsedMillis };
}

/** Takes an event in; each is given once and in order. */
export function takeEvent(model, event, nowMillis) {
  model.feed.push(event);
  if (model.feed.length > FEED_MAX) {
    model.feed.splice(0, model.feed.length - FEED_MAX);
  }
  model.seq = Math.max(model.seq, event.seq);
  if (event.seq > model.statusSeq) {
    apply(model, event, nowMillis);
  }
}

function apply(model, event, nowMillis) {
  model.state = RUN_STATES[event.type] ?? model.state;
  const at = model.index.get(event.task);
  if (at === undefined) {
    return;
  }
  const had = model.tasks[at];
  const state = event.type === "task.retrying" ? again(had.state) : TASK_STATES[event.type];
  if (state === undefined) {
    return;
  }
  const task = { ...had, state, attempt: event.attempt ?? had.attempt };
  if (event.type === "task.started") {
    Object.assign(task, { startedAt: event.at, sinceMillis: nowMillis, elapsedMillis: 0 });
  } else if (had.state === "running" && state !== "running") {
    task.elapsedMillis = nowMillis - had.sinceMillis;
  }
  task.waitingFor = state === "failed" ? (event.reason ?? null) : state === had.state ? had.waitingFor : null;
  model.tasks[at] = task;
}

function again(state) {
  return state === "running" || state === "landing" ? "ready" : "pending";
}

/** How many tasks are in each state. */
export function counts(tasks) {
  const result = Object.fromEntries(STATES.map((state) => [state, 0]));
  tasks.forEach((task) => { result[task.state] += 1; });
  return result;
}
