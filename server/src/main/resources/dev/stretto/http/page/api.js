// Asking the server. The token comes in the address, behind the #, which no server sees.
const KEY = "stretto-token";
export const API = "/api/v1";

/** Keeps a token that the address brings for as long as this tab is open, and takes it out of the address. */
export function takeToken() {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given) {
    setToken(given);
    history.replaceState(null, "", `${location.pathname}#/`);
  }
}

export function setToken(token) {
  sessionStorage.setItem(KEY, token);
}

export function headers(more = {}) {
  return { Authorization: `Bearer ${sessionStorage.getItem(KEY) ?? ""}`, ...more };
}

/** What the server refused: `status`, and as message what it says. Status 0: it did not answer. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** The address of something of a run; ids may hold any character. */
export function path(run, ...parts) {
  return ["/runs", ...[run, ...parts].map(encodeURIComponent)].join("/");
}

/** Sends a request; throws what the server refuses. */
export async function send(where, options = {}) {
  let answer;
  try {
    answer = await fetch(API + where, { ...options, headers: headers(options.headers) });
  } catch (problem) {
    if (problem.name === "AbortError") {
      throw problem;
    }
    throw new Refused(0, "The server does not answer. Is `stretto serve` still running?");
  }
  if (!answer.ok) {
    const said = await answer.json().catch(() => ({}));
    throw new Refused(answer.status, said.detail ?? `${answer.status} ${answer.statusText}`);
  }
  return answer;
}

export async function get(where) {
  return (await send(where, { headers: { Accept: "application/json" } })).json();
}

export async function text(where) {
  return (await send(where, { headers: { Accept: "text/plain" } })).text();
}

export async function post(where, body = {}) {
  const asked = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  return (await send(where, asked)).json();
}
