import fc from 'fast-check';
import { test } from 'tap';
import { branchOf, DEPTH_MAX, lineOf, placeProblem, treeOrder } from '../../src/codes/code.ts';
import { isMark, proposeMark } from '../../src/codes/code-mark.ts';
import { labelMatches } from '../../src/codes/label-match.ts';

interface Code {
  id: string;
  parentId: string | null;
  position: number;
  label: string;
}

const anAct = fc.record({ id: fc.nat(9), parent: fc.option(fc.nat(9)) });

/** A tree made by acts, each done only where the rules allow it. */
function grown(acts: readonly { id: number; parent: number | null }[]): Code[] {
  const codes: Code[] = [];
  for (const { id, parent } of acts) {
    const parentId = parent === null ? null : String(parent);
    const known = codes.find((one) => one.id === String(id));
    if (placeProblem(codes, { ...(known && { id: known.id }), parentId })) continue;
    if (known) known.parentId = parentId;
    else codes.push({ id: String(id), parentId, position: id % 3, label: `Code ${id}` });
  }
  return codes;
}

test('however codes are added and moved, the tree has no circle, no orphan and at most four levels', (t) => {
  fc.assert(
    fc.property(fc.array(anAct, { maxLength: 40 }), (acts) => {
      const codes = grown(acts);
      const placed = treeOrder(codes);
      const at = new Map(placed.map(({ id }, i) => [id, i]));
      return (
        placed.length === codes.length &&
        at.size === codes.length &&
        placed.every(({ depth }) => depth < DEPTH_MAX) &&
        placed.every(({ id, parentId }) => !parentId || (at.get(parentId) ?? 99) < (at.get(id) ?? -1)) &&
        placed.every(({ id, depth }) => lineOf(codes, id).length === depth + 1)
      );
    }),
  );
  t.end();
});

test('a branch is what has the code in its line', (t) => {
  fc.assert(
    fc.property(fc.array(anAct, { maxLength: 30 }), (acts) => {
      const codes = grown(acts);
      return codes.every(({ id }) => {
        const branch = branchOf(codes, id);
        return codes.every((one) => branch.has(one.id) === lineOf(codes, one.id).includes(id));
      });
    }),
  );
  t.end();
});

test('a proposed Kürzel tells what it stands for, and no other code has it', (t) => {
  t.equal(proposeMark('Bürgerdienste', []), 'BÜ');
  t.equal(proposeMark('Netz und WLAN', []), 'NW');
  t.equal(proposeMark('Netz und WLAN', ['NW']), 'NE');
  t.equal(proposeMark('Teilhabe', ['TE', 'TI']), 'TL');
  t.equal(proposeMark('🚲', []), 'XA');
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 60 }), (labels) => {
      const marks: string[] = [];
      for (const label of labels) marks.push(proposeMark(label, marks));
      return marks.every(isMark) && new Set(marks).size === marks.length;
    }),
  );
  t.end();
});

test('labels are found in a text by their words, in compounds and in other cases', (t) => {
  const codes = ['Radwege', 'Netz und WLAN', 'Barrierefreiheit', 'ÖPNV'].map((label) => ({
    id: label,
    label,
  }));
  const found = (text: string) => labelMatches(text, codes).map(({ id }) => id);
  t.strictSame(found('Das Radwegenetz ist lückenhaft.'), ['Radwege']);
  t.strictSame(found('Freies WLAN am Markt, und das Netz reicht nicht.'), ['Netz und WLAN']);
  t.strictSame(found('Ein barrierefreier Zugang fehlt.'), ['Barrierefreiheit']);
  t.strictSame(found('Mehr Bäume!'), []);
  t.end();
});
