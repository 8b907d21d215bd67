// Where the nodes of a graph go: layers from left to right by the longest way from a start (Sugiyama's first step), and in each
// layer an order by the middle of what a node comes from (his barycentre heuristic), which keeps most arrows short.

const SWEEPS = 4;

/**
 * @param size how many nodes there are, numbered from 0
 * @param edges pairs [from, to] without a cycle
 * @returns `column` and `row` of each node, and how many `columns` and `rows` there are
 */
export function layout(size, edges) {
  const before = Array.from({ length: size }, () => []);
  const after = Array.from({ length: size }, () => []);
  for (const [from, to] of edges) {
    before[to].push(from);
    after[from].push(to);
  }
  const column = layers(size, before, after);
  const layersOf = [];
  column.forEach((at, node) => (layersOf[at] ??= []).push(node));
  const row = new Array(size).fill(0);
  layersOf.forEach((nodes) => nodes.forEach((node, at) => { row[node] = at; }));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forward = sweep % 2 === 0;
    const order = forward ? layersOf : [...layersOf].reverse();
    order.forEach((nodes) => arrange(nodes, forward ? before : after, row));
  }
  return { column, row, columns: layersOf.length, rows: Math.max(0, ...layersOf.map((nodes) => nodes.length)) };
}

function layers(size, before, after) {
  const column = new Array(size).fill(0);
  const left = before.map((nodes) => nodes.length);
  const ready = left.flatMap((count, node) => (count === 0 ? [node] : []));
  for (let at = 0; at < ready.length; at++) {
    for (const next of after[ready[at]]) {
      column[next] = Math.max(column[next], column[ready[at]] + 1);
      left[next] -= 1;
      if (left[next] === 0) {
        ready.push(next);
      }
    }
  }
  return column;
}

function arrange(nodes, neighbours, row) {
  const middle = new Map(nodes.map((node) => {
    const near = neighbours[node];
    return [node, near.length === 0 ? row[node] : near.reduce((sum, each) => sum + row[each], 0) / near.length];
  }));
  nodes.sort((a, b) => middle.get(a) - middle.get(b) || row[a] - row[b] || a - b);
  nodes.forEach((node, at) => { row[node] = at; });
}
