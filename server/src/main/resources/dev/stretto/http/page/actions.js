// What can be done to a run or a task as it stands, each after a question.
import { path, post } from "./api.js";
import { ask } from "./ask.js";
import { ENDED } from "./fold.js";
import { html } from "./ui.js";

const ACTIONS = {
  pause: {
    word: "Pause", text: "No further task starts. What runs goes on to its end and lands.",
  },
  resume: {
    word: "Resume", text: "Tasks start again as they become ready; where nobody drives the run, a new driver takes it up.",
  },
  cancel: {
    word: "Cancel", danger: true, text: "Running tasks are ended and nothing more starts. What has landed stays on the run's branch.",
  },
  retry: {
    word: "Retry", text: "What failed is tried again, and with it what was skipped because of it.",
  },
  land: {
    word: "Land", text: "The branch that is checked out moves forward to what the run has landed. Refused where that is no fast-forward or the work tree has changes.",
  },
  skip: {
    word: "Skip", danger: true, text: "The task does not run, and neither does what depends on it.",
  },
};

export function RunActions({ model, by }) {
  const ended = ENDED.includes(model.state);
  const offered = [
    model.state === "running" && model.driven && "pause",
    !ended && (model.state !== "running" || !model.driven) && "resume",
    !ended && "cancel",
    by.failed + by.cancelled > 0 && "retry",
    model.state === "completed" && by.completed > 0 && "land",
  ];
  return html`<span class="buttons" role="group" aria-label="Actions on the run">${offered.filter(Boolean).map((name) =>
    html`<${Action} key=${name} name=${name} run=${model.run} />`)}</span>`;
}

export function TaskActions({ run, task }) {
  const offered = [
    ["failed", "skipped", "cancelled"].includes(task.state) && "retry",
    ["pending", "ready", "failed"].includes(task.state) && "skip",
  ];
  return html`<span class="buttons" role="group" aria-label="Actions on the task">${offered.filter(Boolean).map((name) =>
    html`<${Action} key=${name} name=${name} run=${run} task=${task.id} />`)}</span>`;
}

function Action({ name, run, task }) {
  const { word, text, danger } = ACTIONS[name];
  const question = {
    title: task ? `${word} task ${task}?` : `${word} run ${run}?`,
    text,
    word,
    danger,
    command: command(name, run, task),
    go: () => post(task ? `${path(run, "tasks", task)}/${name}` : `${path(run)}/${name}`),
  };
  return html`<button class=${danger ? "danger" : ""} onClick=${() => ask(question)}>${word}</button>`;
}

function command(name, run, task) {
  if (task) {
    return `stretto ${name} ${task} --run=${run}`;
  }
  return name === "retry" ? `stretto retry --run=${run}` : `stretto ${name} ${run}`;
}
