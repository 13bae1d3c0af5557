// Fewer triangles. Leaf cards are thinned by whole cards (an edge collapse would eat them all); everything else by collapse with
// normals, colours and texture coordinates held, first where it costs nothing, then down to the budget.
import { MeshoptSimplifier } from "meshoptimizer";

await MeshoptSimplifier.ready;
MeshoptSimplifier.useExperimentalFeatures = true;

/** Triangles by the model's longest side in metres; round things lose shape first, so cars and cycles get more. */
export function budgetOf([width, height, depth], category) {
  const longest = Math.max(width, height, depth);
  if (/vehicle|miscellaneous/i.test(category ?? "") && longest > 1.3) return 20000;
  return longest < 0.16 ? 1500 : longest < 0.45 ? 3000 : longest < 1.3 ? 7000 : 12000;
}

/** Hundreds of small loose pieces: keeps every nth and lets it grow. Null when the mesh is not of that kind. */
function thinCards(index, positions, target) {
  const count = positions.length / 3,
    parent = Uint32Array.from({ length: count }, (_, i) => i),
    welded = new Map();
  const find = (i) => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]];
    return i;
  };
  const own = Uint32Array.from({ length: count }, (_, i) => {
    const key = `${positions[i * 3].toFixed(4)},${positions[i * 3 + 1].toFixed(4)},${positions[i * 3 + 2].toFixed(4)}`;
    if (!welded.has(key)) welded.set(key, i);
    return welded.get(key);
  });
  for (let i = 0; i < index.length; i += 3) {
    const root = find(own[index[i]]);
    parent[find(own[index[i + 1]])] = root;
    parent[find(own[index[i + 2]])] = root;
  }
  const cards = new Map();
  for (let i = 0; i < index.length; i += 3) {
    const root = find(own[index[i]]);
    cards.set(root, [...(cards.get(root) ?? []), i]);
  }
  if (cards.size < 150 || index.length / 3 / cards.size > 24) return null;
  const keep = target / index.length,
    grow = Math.min(2.2, 1 / Math.sqrt(keep)),
    kept = [];
  let turn = 0.5;
  for (const triangles of cards.values()) {
    turn += keep;
    if (turn < 1) continue;
    turn -= 1;
    const vertices = new Set(triangles.flatMap((i) => [index[i], index[i + 1], index[i + 2]])),
      centre = [0, 0, 0];
    for (const v of vertices) for (let k = 0; k < 3; k++) centre[k] += positions[v * 3 + k] / vertices.size;
    for (const v of vertices) for (let k = 0; k < 3; k++) positions[v * 3 + k] = centre[k] + (positions[v * 3 + k] - centre[k]) * grow;
    for (const i of triangles) kept.push(index[i], index[i + 1], index[i + 2]);
  }
  return Uint32Array.from(kept);
}

/** `attributes`: interleaved normals, colours or texture coordinates with their weights. Returns the new index; may grow cards in `positions`. */
export function simplify(index, positions, attributes, stride, weights, triangles) {
  const target = triangles * 3;
  if (index.length <= 3 * 24) return index;
  if (index.length > target) {
    const thinned = thinCards(index, positions, target);
    if (thinned) return thinned;
  }
  const collapse = (from, to, error) =>
    MeshoptSimplifier.simplifyWithAttributes(from, positions, 3, attributes, stride, weights, null, to, error, ["Prune"])[0];
  let result = collapse(index, Math.min(target, Math.floor(index.length / 12) * 3), 0.0015); // within 0.15 % nobody sees it
  if (result.length > target) result = collapse(index, target, 0.06);
  if (result.length > target * 1.15) {
    const [permissive] = MeshoptSimplifier.simplify(result, positions, 3, target, 0.2, ["Prune", "Permissive"]);
    if (permissive.length < result.length) result = permissive;
  }
  if (result.length > target * 1.3) {
    const [sloppy] = MeshoptSimplifier.simplifySloppy(result, positions, 3, null, target, 0.5);
    if (sloppy.length >= target * 0.3) result = sloppy;
  }
  return result;
}
