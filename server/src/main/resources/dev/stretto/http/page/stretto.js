// The runs of the repository. The token comes in the address, behind the #, which no server sees.
const given = new URLSearchParams(location.hash.slice(1)).get("token");
if (given) {
  sessionStorage.setItem("token", given);
  history.replaceState(null, "", location.pathname);
}
const token = sessionStorage.getItem("token") ?? "";
const say = document.getElementById("say");

async function show() {
  const answer = await fetch("/api/v1/runs", { headers: { Authorization: `Bearer ${token}` } });
  const body = await answer.json();
  if (!answer.ok) {
    say.textContent = body.detail;
    return;
  }
  const rows = body.runs.map((run) => {
    const row = document.createElement("tr");
    for (const text of [run.run, run.title || run.plan, run.state, `${run.tasks.completed} of ${run.tasks.total}`, run.tasks.failed]) {
      row.insertCell().textContent = text;
    }
    return row;
  });
  document.querySelector("#runs tbody").replaceChildren(...rows);
  document.getElementById("runs").hidden = rows.length === 0;
  say.textContent = rows.length === 0 ? "There is no run here yet." : "";
}

show().catch((problem) => { say.textContent = `The server does not answer (${problem.message}).`; });
