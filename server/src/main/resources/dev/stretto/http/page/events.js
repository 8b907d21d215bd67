// What happened, the newest first.
import { useState } from "./vendor/hooks.js";
import { to } from "./route.js";
import { Kept, Nothing, html } from "./ui.js";

const SHOWN = 300;
const KNOWN = ["seq", "at", "run", "type", "task", "attempt"];

export function Events({ run, model }) {
  const [words, filter] = useState("");
  const wanted = words.toLowerCase();
  const events = [];
  for (let at = model.feed.length - 1; at >= 0 && events.length < SHOWN; at--) {
    const event = model.feed[at];
    if (wanted === "" || `${event.type} ${event.task ?? ""}`.includes(wanted)) {
      events.push(event);
    }
  }
  return html`
    <form class="line" role="search" onSubmit=${(event) => event.preventDefault()}>
      <label>Filter <input id="filter" type="search" value=${words} placeholder="landing, or a task" onInput=${(event) => filter(event.target.value)} /></label>
      <span class="quiet">${model.seq} events so far</span>
    </form>
    ${events.length === 0 && html`<${Nothing}>No event fits.<//>`}
    <ol class="feed" reversed aria-label="Events, the newest first">${events.map((event) => html`<${Line} key=${event.seq} run=${run} event=${event} />`)}</ol>
    ${model.feed[0]?.seq > 1 && html`<p class="quiet">Older ones are in <code>/api/v1/runs/${run}/events</code>.</p>`}`;
}

class Line extends Kept {
  render({ run, event }) {
    return html`<li>
      <span class="quiet num">${event.seq}</span>
      <time class="quiet" datetime=${event.at}>${new Date(event.at).toLocaleTimeString()}</time>
      <b class=${`kind-${event.type.split(".")[0]}`}>${event.type}</b>
      <span>${event.task && html`<a href=${to(run, "task", event.task)}>${event.task}</a>`}${event.attempt > 1 ? ` attempt ${event.attempt}` : ""}</span>
      <span class="quiet rest">${rest(event)}</span>
    </li>`;
  }
}

function rest(event) {
  return Object.entries(event)
    .filter(([key, value]) => !KNOWN.includes(key) && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => `${key} ${shown(value)}`)
    .join(" · ");
}

function shown(value) {
  const text = Array.isArray(value) && value.every((each) => typeof each === "string") ? value.join(", ")
    : typeof value === "object" ? JSON.stringify(value) : String(value);
  const word = /^[0-9a-f]{40}$/.test(text) ? text.slice(0, 10) : text;
  return word.length > 160 ? `${word.slice(0, 160)}…` : word;
}
