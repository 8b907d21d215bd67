// Small things that all views are made of.
import { Component, h } from "./vendor/preact.js";
import { useEffect, useState } from "./vendor/hooks.js";
import htm from "./vendor/htm.js";

export const html = htm.bind(h);

/** A component that is drawn again only if one of its properties is another. */
export class Kept extends Component {
  shouldComponentUpdate(next) {
    return Object.keys(next).some((key) => next[key] !== this.props[key]);
  }
}

const SIGNS = {
  running: "▶", landing: "⇥", ready: "○", pending: "·", failed: "✕", completed: "✓", skipped: "↷", cancelled: "⊘",
  planned: "○", paused: "Ⅱ", open: "✓", closed: "·",
};

/** A state as sign and word, so that nobody has to tell colours apart. */
export function State({ of }) {
  return html`<span class=${`state is-${of}`}><span class="sign" aria-hidden="true">${SIGNS[of] ?? "?"}</span>${of}</span>`;
}

export function sign(state) {
  return SIGNS[state] ?? "?";
}

/** A time span as one says it: 4.2 s, 3 m 05 s, 2 h 10 m; one that grows needs no tenths. */
export function span(millis, tenths = 1) {
  const seconds = Math.max(0, millis) / 1_000;
  if (seconds < 10) {
    return `${(tenths ? seconds.toFixed(1) : Math.floor(seconds))} s`;
  }
  if (seconds < 60) {
    return `${Math.floor(seconds)} s`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return `${minutes} m ${two(seconds % 60)} s`;
  }
  return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} m`;
}

const two = (number) => String(Math.floor(number)).padStart(2, "0");

/** A moment: the time of day, with the date where it is not today. */
export function moment(at) {
  const date = new Date(at);
  const time = date.toLocaleTimeString();
  return date.toDateString() === new Date().toDateString() ? time : `${date.toLocaleDateString()} ${time}`;
}

const listeners = new Set();
setInterval(() => listeners.forEach((listener) => listener()), 1_000);

/** Draws what uses it again each second. */
export function useSeconds() {
  const [, set] = useState(0);
  useEffect(() => {
    const listener = () => set(Date.now());
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, []);
}

/** How long something has been going on. */
export function Since({ millis }) {
  useSeconds();
  return span(Date.now() - millis, 0);
}

/** How long it takes until a moment. */
export function Until({ at }) {
  useSeconds();
  const left = new Date(at) - Date.now();
  return left < 1_000 ? "any moment" : `in ${span(Math.max(10_000, left)).replace(/^10 s$/, "seconds")}`;
}

/** What stands where there is nothing. */
export function Nothing({ children }) {
  return html`<p class="quiet">${children}</p>`;
}

export function Problem({ of }) {
  return html`<p class="problem" role="alert">${of.message}</p>`;
}
