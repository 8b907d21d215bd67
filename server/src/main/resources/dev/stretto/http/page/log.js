// What an attempt wrote, followed as it is written. It is only ever text: nothing in it can become a part of the page.
import { useEffect, useRef, useState } from "./vendor/hooks.js";
import { get, path } from "./api.js";
import { pieces } from "./ansi.js";
import { follow } from "./stream.js";
import { Problem, html } from "./ui.js";

/** What is shown of the end of a long log at first. */
const END_BYTES = 256 * 1024;
const CHUNKS_MAX = 400;

export function Log({ run, task, attempt, running }) {
  const [from, begin] = useState(null);
  const [link, say] = useState("");
  const [problem, fail] = useState(null);
  const [following, setFollowing] = useState(true);
  const [empty, setEmpty] = useState(true);
  const box = useRef(null);
  const stay = useRef(true);
  stay.current = following;
  const where = `${path(run, "tasks", task)}/log?attempt=${attempt}`;
  useEffect(() => {
    let left = false;
    const look = (tries) => get(`${where}&limit=1`).then(
      (chunk) => left || begin(Math.max(0, chunk.total - END_BYTES)),
      (said) => left || (said.status === 404 && tries > 0 ? setTimeout(look, 500, tries - 1) : fail(said)));
    look(running ? 10 : 0);
    return () => { left = true; };
  }, [where]);
  useEffect(() => {
    if (from === null) {
      return undefined;
    }
    box.current.replaceChildren();
    const writer = new Writer(box.current, () => stay.current);
    return follow(`${where}&offset=${from}`, from, (chunk) => {
      setEmpty(false);
      writer.write(chunk.text);
    }, (state, said) => {
      say(state);
      fail(said ?? null);
    });
  }, [where, from]);
  const scrolled = (event) => {
    const at = event.target;
    setFollowing(at.scrollHeight - at.scrollTop - at.clientHeight < 24);
  };
  const end = () => {
    setFollowing(true);
    box.current.scrollTop = box.current.scrollHeight;
  };
  return html`<section><div class="line"><h3>Log</h3>
      ${running && html`<span class=${`link ${link}`}>${link === "lost" ? "connecting…" : "live"}</span>`}
      <span class="grow"></span>
      ${from > 0 && html`<button onClick=${() => begin(0)}>From its beginning</button>`}
      ${!following && html`<button onClick=${end}>To the end, and follow</button>`}
    </div>
    ${problem && html`<${Problem} of=${problem} />`}
    <pre class="log" ref=${box} tabindex="0" role="log" aria-live="off" aria-label=${`Log of attempt ${attempt}`} onScroll=${scrolled}></pre>
    ${empty && !problem && html`<p class="quiet">${running ? "It has written nothing yet." : "It wrote nothing."}</p>`}
  </section>`;
}

/** Writes chunks at the end of an element, once a frame; what is far behind is taken out. */
class Writer {
  constructor(box, follows) {
    this.box = box;
    this.follows = follows;
    this.waiting = "";
    this.style = "";
    this.frame = 0;
  }

  write(text) {
    this.waiting += text;
    this.frame ||= requestAnimationFrame(() => this.flush());
  }

  flush() {
    this.frame = 0;
    const chunk = document.createElement("span");
    const { parts, style, rest } = pieces(this.waiting, this.style);
    for (const [text, look] of parts) {
      const part = document.createElement("span");
      part.className = look;
      part.textContent = text;
      chunk.append(look ? part : text);
    }
    this.style = style;
    this.waiting = rest;
    this.box.append(chunk);
    while (this.box.childNodes.length > CHUNKS_MAX) {
      this.box.firstChild.remove();
    }
    if (this.follows()) {
      this.box.scrollTop = this.box.scrollHeight;
    }
  }
}
