/** The palette families of KERN that a code may have; never red or green, which mean something at the desk. */
export const COLOURS = [
  'violet',
  'lightblue',
  'turquois',
  'orange',
  'limette',
  'darkblue',
  'yellow',
  'grey',
] as const;
export type Colour = (typeof COLOURS)[number];

export const LABEL_MAX = 80;
export const DESCRIPTION_MAX = 1_000;
/** More than anybody keeps apart, and few enough to stand on one page. */
export const CODES_MAX = 300;
/** Levels of the tree: deeper ones fit on no phone. */
export const DEPTH_MAX = 4;

/** A code as its tree needs it. */
export interface Node {
  id: string;
  parentId: string | null;
  position: number;
  label: string;
}

export type Placed<T> = T & {
  /** 0 at the top. */
  depth: number;
  /** Labels of those above, from the top. */
  path: string[];
};

/** Codes in the order they are read: each before those below it, siblings by position, then by label. */
export function treeOrder<T extends Node>(codes: readonly T[]): Placed<T>[] {
  const known = new Set(codes.map(({ id }) => id));
  const below = Map.groupBy(codes, ({ parentId }) => (parentId && known.has(parentId) ? parentId : null));
  const place = (parent: string | null, path: string[]): Placed<T>[] =>
    (below.get(parent) ?? []).toSorted(bySibling).flatMap((code) => {
      const placed = { ...code, depth: path.length, path };
      return [placed, ...place(code.id, [...path, code.label])];
    });
  return place(null, []);
}

const bySibling = (a: Node, b: Node) =>
  a.position - b.position || a.label.localeCompare(b.label, 'de') || (a.id < b.id ? -1 : 1);

/** The code itself and all below it. */
export function branchOf(codes: readonly Pick<Node, 'id' | 'parentId'>[], id: string): Set<string> {
  const branch = new Set([id]);
  let grown = true;
  while (grown) {
    const size = branch.size;
    for (const code of codes) if (code.parentId && branch.has(code.parentId)) branch.add(code.id);
    grown = branch.size > size;
  }
  return branch;
}

/** From the code up to the top, itself first; ends even where rows contradict each other. */
export function lineOf(codes: readonly Pick<Node, 'id' | 'parentId'>[], id: string): string[] {
  const parents = new Map(codes.map((code) => [code.id, code.parentId]));
  const line: string[] = [];
  for (let at: string | null = id; at && parents.has(at) && !line.includes(at); at = parents.get(at) ?? null)
    line.push(at);
  return line;
}

export type PlaceProblem = 'parent-gone' | 'circle' | 'too-deep';

/** Why a code cannot stand below another one; undefined where it can. A new code has no id yet. */
export function placeProblem(
  codes: readonly Pick<Node, 'id' | 'parentId'>[],
  { id, parentId }: { id?: string; parentId: string | null },
): PlaceProblem | undefined {
  if (parentId === null) return undefined;
  if (!codes.some((code) => code.id === parentId)) return 'parent-gone';
  if (id && branchOf(codes, id).has(parentId)) return 'circle';
  const levels = id ? heightOf(codes, id) : 1;
  return lineOf(codes, parentId).length + levels > DEPTH_MAX ? 'too-deep' : undefined;
}

function heightOf(codes: readonly Pick<Node, 'id' | 'parentId'>[], id: string): number {
  const top = lineOf(codes, id).length;
  return Math.max(...[...branchOf(codes, id)].map((one) => lineOf(codes, one).length - top + 1));
}

/** The colour the fewest codes have. */
export function nextColour(used: readonly string[]): Colour {
  const count = (colour: Colour) => used.filter((one) => one === colour).length;
  return COLOURS.reduce((best, colour) => (count(colour) < count(best) ? colour : best));
}
