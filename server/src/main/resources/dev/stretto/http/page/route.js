// What the address says: #/ is the list of runs, #/RUN/VIEW a view of one, #/RUN/task/ID a task.
import { takeToken } from "./api.js";

export const VIEWS = [
  ["overview", "Overview"],
  ["tasks", "Tasks"],
  ["waits", "Locks and waits"],
  ["queue", "Landing"],
  ["events", "Events"],
  ["graph", "Graph"],
  ["time", "Time"],
];

export function route() {
  takeToken();
  const [run = "", view = "overview", task = ""] = location.hash.replace(/^#\/?/, "").split("/").map(decoded);
  return { run, view, task };
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function to(run, view = "overview", task = "") {
  return `#/${[run, view, task].filter(Boolean).map(encodeURIComponent).join("/")}`;
}
