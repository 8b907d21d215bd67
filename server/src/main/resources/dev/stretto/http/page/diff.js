// What a task changed: as text, its lines coloured by their first sign.
import { useEffect, useState } from "./vendor/hooks.js";
import { path, text } from "./api.js";
import { Kept, Nothing, html } from "./ui.js";

const LINES = 2_000;

export function Diff({ run, task, commit, state }) {
  const [diff, set] = useState(null);
  const [none, say] = useState(null);
  const [all, showAll] = useState(false);
  useEffect(() => {
    let left = false;
    text(`${path(run, "tasks", task)}/diff`).then(
      (answer) => left || (set(answer), say(null)),
      (problem) => left || (set(null), say(problem.message)));
    return () => { left = true; };
  }, [run, task, commit, state]);
  const lines = diff ? diff.split("\n") : [];
  const shown = all ? lines : lines.slice(0, LINES);
  return html`<section><h3>Changes</h3>
    ${none && html`<${Nothing}>${none}<//>`}
    ${diff === "" && html`<${Nothing}>It changed nothing.<//>`}
    ${diff && html`<pre class="diff" tabindex="0" aria-label="Changes"><${Lines} lines=${diff} count=${shown.length} shown=${shown} /></pre>`}
    ${lines.length > shown.length && html`<button onClick=${() => showAll(true)}>Show all ${lines.length} lines</button>`}
  </section>`;
}

class Lines extends Kept {
  shouldComponentUpdate(next) {
    return next.lines !== this.props.lines || next.count !== this.props.count;
  }

  render({ shown }) {
    let header = true;
    return shown.map((line) => {
      header = line.startsWith("diff ") || (header && !line.startsWith("@@"));
      return html`<span class=${header ? "head" : look(line)}>${line}${"\n"}</span>`;
    });
  }
}

function look(line) {
  return { "+": "plus", "-": "minus", "@": "hunk" }[line[0]] ?? "";
}
