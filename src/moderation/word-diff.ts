/** A stretch of both texts, of the old one only, or of the new one only; `start` and `end` are places in the new text. */
export interface DiffPart {
  kind: 'same' | 'removed' | 'added';
  text: string;
  start: number;
  end: number;
}

/** Compared pairs of words beyond which the changed middle is shown as a whole: a page of hostile texts stays quick. */
const PAIRS_MAX = 1_000_000;

/** What became of a text, word by word: put together, `same` and `removed` are the old one, `same` and `added` the new one. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const old = words(before);
  const now = words(after);
  const head = countEqual(old, now);
  const tail = countEqual(old.slice(head).reverse(), now.slice(head).reverse());
  const [oldMiddle, nowMiddle] = [old.slice(head, old.length - tail), now.slice(head, now.length - tail)];
  const same = (part: readonly string[]) => part.map((text) => ({ kind: 'same' as const, text }));
  return placed([
    ...same(now.slice(0, head)),
    ...(oldMiddle.length * nowMiddle.length > PAIRS_MAX
      ? replaced(oldMiddle, nowMiddle)
      : compared(oldMiddle, nowMiddle)),
    ...same(now.slice(now.length - tail)),
  ]);
}

type Piece = Pick<DiffPart, 'kind' | 'text'>;

/** Words, and the white space between them. */
const words = (text: string): string[] => text.match(/\s+|\S+/gu) ?? [];

function countEqual(a: readonly string[], b: readonly string[]): number {
  const different = a.findIndex((word, i) => word !== b[i]);
  return different < 0 ? Math.min(a.length, b.length) : different;
}

const replaced = (old: readonly string[], now: readonly string[]): Piece[] => [
  ...old.map((text) => ({ kind: 'removed' as const, text })),
  ...now.map((text) => ({ kind: 'added' as const, text })),
];

/** By the longest common subsequence of words. */
function compared(old: readonly string[], now: readonly string[]): Piece[] {
  const width = now.length + 1;
  const longest = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      longest[i * width + j] =
        old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pieces: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) {
      pieces.push({ kind: 'same', text: now[j] as string });
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) pieces.push({ kind: 'removed', text: old[i++] as string });
    else pieces.push({ kind: 'added', text: now[j++] as string });
  }
  return [...pieces, ...replaced(old.slice(i), now.slice(j))];
}

/** Neighbours of one kind become one part. */
function placed(pieces: readonly Piece[]): DiffPart[] {
  const parts: DiffPart[] = [];
  let end = 0;
  for (const { kind, text } of pieces) {
    const start = end;
    if (kind !== 'removed') end += text.length;
    const last = parts.at(-1);
    if (last?.kind === kind) {
      last.text += text;
      last.end = end;
    } else parts.push({ kind, text, start, end });
  }
  return parts;
}
