// What depends on what, with live states and the critical path.
import { useMemo } from "./vendor/hooks.js";
import { layout } from "./layout.js";
import { to } from "./route.js";
import { Kept, Nothing, Problem, html, sign } from "./ui.js";
import { useOfRun } from "./waits.js";

const WIDTH = 172;
const HEIGHT = 30;
const STEP_X = 215;
const STEP_Y = 40;
/** Beyond, phases are drawn instead of tasks. */
const NODES_MAX = 400;

export function Graph({ run, model }) {
  const [graph, problem] = useOfRun(run, "graph", model.tasks.length);
  const whole = useMemo(() => graph && (graph.nodes.length > NODES_MAX ? byPhase(graph) : graph), [graph]);
  const places = useMemo(() => whole && layout(whole.nodes.length, whole.edges), [whole]);
  if (problem) {
    return html`<${Problem} of=${problem} />`;
  }
  if (!places) {
    return html`<${Nothing}>Reading…<//>`;
  }
  const x = (node) => 10 + places.column[node] * STEP_X;
  const y = (node) => 10 + places.row[node] * STEP_Y;
  return html`<p class="quiet">Each waits for what is left of it. The thick frames are the critical path: nothing of it can be late without the whole being late.
      ${whole !== graph && ` More than ${NODES_MAX} tasks: phases are shown.`}</p>
    <div class="graph" tabindex="0" role="region" aria-label="Graph; the table of tasks says the same in words">
      <svg width=${20 + places.columns * STEP_X - (STEP_X - WIDTH)} height=${20 + places.rows * STEP_Y}>
        <${Edges} edges=${whole.edges} x=${x} y=${y} nodes=${whole.nodes} />
        ${whole.nodes.map((node, at) => html`<${Box} key=${at} run=${run} node=${node} x=${x(at)} y=${y(at)} state=${stateOf(model, node)} />`)}
      </svg></div>`;
}

function stateOf(model, node) {
  if (node.kind === "task") {
    return model.tasks[model.index.get(node.id)]?.state ?? node.state;
  }
  if (!node.members) {
    return node.state;
  }
  const states = new Set(node.members.map((id) => model.tasks[model.index.get(id)]?.state));
  return ["failed", "running", "landing", "ready", "pending"].find((state) => states.has(state)) ?? "completed";
}

/** One node for each phase, and one for each barrier; an arrow where a member has one. */
function byPhase(graph) {
  const nodes = [];
  const of = new Map();
  const at = graph.nodes.map((node, number) => {
    const key = node.kind === "task" ? `phase ${node.phase}` : `node ${number}`;
    if (!of.has(key)) {
      of.set(key, nodes.length);
      nodes.push(node.kind === "task" ? { id: `Phase ${node.phase}`, kind: "group", title: "", members: [], critical: false } : { ...node });
    }
    const group = nodes[of.get(key)];
    group.members?.push(node.id);
    group.critical ||= node.critical;
    return of.get(key);
  });
  const pairs = new Set(graph.edges.map(([from, to]) => `${at[from]} ${at[to]}`));
  const edges = [...pairs].map((pair) => pair.split(" ").map(Number)).filter(([from, to]) => from !== to);
  nodes.forEach((node) => { node.title ||= node.members ? `${node.members.length} tasks` : ""; });
  return { nodes, edges };
}

class Edges extends Kept {
  shouldComponentUpdate(next) {
    return next.edges !== this.props.edges;
  }

  render({ edges, nodes, x, y }) {
    return edges.map(([from, to]) => {
      const [x1, y1, x2, y2] = [x(from) + WIDTH, y(from) + HEIGHT / 2, x(to), y(to) + HEIGHT / 2];
      const bend = Math.max(20, (x2 - x1) / 2);
      const critical = nodes[from].critical && nodes[to].critical;
      return html`<path class=${critical ? "edge critical" : "edge"} d=${`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`} />`;
    });
  }
}

class Box extends Kept {
  render({ run, node, x, y, state }) {
    const words = `${node.id} ${node.title === node.id ? "" : node.title}`;
    const shown = words.length > 21 ? `${words.slice(0, 19).trimEnd()}…` : words;
    const box = html`<rect width=${WIDTH} height=${HEIGHT} rx="5" /><text x="8" y="20">${sign(state)} ${shown}</text><title>${words}: ${state}</title>`;
    const look = `node is-${state}${node.critical ? " critical" : ""}${node.kind === "task" || node.members ? "" : " barrier"}`;
    const place = `translate(${x} ${y})`;
    return node.kind === "task"
      ? html`<a href=${to(run, "task", node.id)} class=${look} transform=${place} aria-label=${`${words}: ${state}`}>${box}</a>`
      : html`<g class=${look} transform=${place}>${box}</g>`;
  }
}
