// The page: what the address names is shown. Everything else is in the modules of the views.
import { render } from "./vendor/preact.js";
import { useEffect, useState } from "./vendor/hooks.js";
import { setToken } from "./api.js";
import { Ask } from "./ask.js";
import { keys } from "./keys.js";
import { route } from "./route.js";
import { Run } from "./run.js";
import { Runs } from "./runs.js";
import { html } from "./ui.js";

function Page() {
  const [at, go] = useState(route());
  const [refused, refuse] = useState(null);
  useEffect(() => {
    const moved = () => go(route());
    addEventListener("hashchange", moved);
    return () => removeEventListener("hashchange", moved);
  }, []);
  useEffect(() => keys(at), [at]);
  useEffect(() => {
    document.title = at.run ? `${at.task || at.run} · Stretto` : "Stretto";
    document.querySelector("main")?.focus({ preventScroll: true });
  }, [at.run, at.view, at.task]);
  if (refused) {
    return html`<${Token} why=${refused} given=${() => refuse(null)} />`;
  }
  return html`
    <a class="skip" href="#main" onClick=${toMain}>Skip to the content</a>
    ${at.run
      ? html`<${Run} key=${at.run} run=${at.run} view=${at.view} task=${at.task} refuse=${refuse} />`
      : html`<${Runs} refuse=${refuse} />`}
    <${Ask} />`;
}

function toMain(event) {
  event.preventDefault();
  document.querySelector("main")?.focus();
}

/** Asks for the token where the address brought none, or one that is not valid any more. */
function Token({ why, given }) {
  const keep = (event) => {
    event.preventDefault();
    setToken(event.target.elements.token.value.trim().replace(/^.*#token=/, ""));
    given();
  };
  return html`<main class="pad narrow" tabindex="-1">
    <h1>Stretto</h1>
    <p>The server does not know who asks: ${why.message}.</p>
    <p>Open the address that <code>stretto serve</code> printed, or paste it here.</p>
    <form class="line" onSubmit=${keep}>
      <label>Address or token <input name="token" type="password" autocomplete="off" required autofocus /></label>
      <button>Go on</button>
    </form>
  </main>`;
}

const root = document.getElementById("page");
root.replaceChildren();
render(html`<${Page} />`, root);
