// Keys: / goes to the filter, a digit to a view, Escape back, ? says them.
import { ask } from "./ask.js";
import { VIEWS, to } from "./route.js";

export function keys(at) {
  const pressed = (event) => {
    const typing = event.target.closest("input, textarea, select, dialog");
    if (event.ctrlKey || event.metaKey || event.altKey || typing) {
      return;
    }
    const done = act(event.key, at);
    if (done) {
      event.preventDefault();
    }
  };
  addEventListener("keydown", pressed);
  return () => removeEventListener("keydown", pressed);
}

function act(key, at) {
  const view = VIEWS[Number(key) - 1];
  if (key === "?") {
    ask({ title: "Keys", text: `/ filter · 1 to ${VIEWS.length} views of a run · Escape back · Tab and Enter as everywhere`, word: "Good", go: () => {} });
  } else if (key === "/" && document.querySelector("#filter")) {
    document.querySelector("#filter").focus();
  } else if (key === "Escape" && at.run) {
    location.hash = at.task ? to(at.run, "tasks") : "#/";
  } else if (view && at.run) {
    location.hash = to(at.run, view[0]);
  } else {
    return false;
  }
  return true;
}
