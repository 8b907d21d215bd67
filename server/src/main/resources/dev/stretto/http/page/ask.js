// Nothing is changed without a question: what will happen, and the command that does the same.
import { useEffect, useRef, useState } from "./vendor/hooks.js";
import { Problem, html } from "./ui.js";

let show = () => {};

/**
 * Asks before something is done.
 *
 * @param question `title`, `text`, `command` (the same on a command line), `word` of the button, `danger`, `fields` (a view), and
 *     `go`, which is given the form and does it; what it throws is shown
 */
export function ask(question) {
  show(question);
}

export function Ask() {
  const [question, set] = useState(null);
  const [problem, refuse] = useState(null);
  const [busy, work] = useState(false);
  const dialog = useRef(null);
  show = (asked) => {
    refuse(null);
    set(asked);
  };
  useEffect(() => {
    if (question && !dialog.current.open) {
      dialog.current.showModal();
    }
  }, [question]);
  if (!question) {
    return null;
  }
  const close = () => set(null);
  const go = async (event) => {
    event.preventDefault();
    work(true);
    try {
      await question.go(event.target);
      close();
    } catch (said) {
      refuse(said);
    } finally {
      work(false);
    }
  };
  return html`<dialog ref=${dialog} onClose=${close} aria-labelledby="ask-title">
    <form onSubmit=${go}>
      <h2 id="ask-title">${question.title}</h2>
      <p>${question.text}</p>
      ${question.fields}
      ${question.command && html`<p class="quiet">The same: <code>${question.command}</code></p>`}
      ${problem && html`<${Problem} of=${problem} />`}
      <p class="buttons">
        <button type="button" onClick=${close}>${problem ? "Close" : "No, leave it"}</button>
        <button class=${question.danger ? "danger" : "main"} disabled=${busy} autofocus>${busy ? "Working…" : question.word}</button>
      </p>
    </form>
  </dialog>`;
}
