import { isStorable } from '../lib/storable.ts';

/** What single keys do at the moderators' desk, and the usual ones; digits always mean reasons and queues. */
export const USUAL_KEYS = {
  next: 'j',
  previous: 'k',
  publish: 'v',
  reject: 'a',
  ask: 'b',
  redact: 'r',
  spam: 's',
  note: 'n',
  remark: 'o',
  undo: 'u',
  pick: 'x',
  takeOver: 'm',
  evidence: 'e',
  search: '/',
  help: '?',
} as const;

export type KeyAct = keyof typeof USUAL_KEYS;
export const KEY_ACTS = Object.keys(USUAL_KEYS) as KeyAct[];

/** Somebody's own keys. @see WCAG 2.1, 2.1.4: they can be switched off or changed */
export interface StaffKeys {
  areOn: boolean;
  keys: Record<KeyAct, string>;
}

export type KeyProblem = 'one' | 'digit' | 'taken';

/** What is stored is what differs from the usual; what nobody knows any more is left out. */
export function withUsual(own: unknown): Record<KeyAct, string> {
  const known = (own ?? {}) as Partial<Record<KeyAct, unknown>>;
  const keyOf = (act: KeyAct) => (typeof known[act] === 'string' ? known[act] : USUAL_KEYS[act]);
  return Object.fromEntries(KEY_ACTS.map((act) => [act, keyOf(act)])) as Record<KeyAct, string>;
}

export function unusual(keys: Record<KeyAct, string>): Partial<Record<KeyAct, string>> {
  return Object.fromEntries(
    KEY_ACTS.filter((act) => keys[act] !== USUAL_KEYS[act]).map((act) => [act, keys[act]]),
  );
}

/** Each key is one character that is typed with one hand movement, and does one thing. */
export function keyProblems(keys: Record<KeyAct, string>): Partial<Record<KeyAct, KeyProblem>> {
  const problemOf = (act: KeyAct): KeyProblem | undefined => {
    const key = keys[act];
    if ([...key].length !== 1 || !isStorable(key) || !/[^\s\p{C}\p{M}]/u.test(key)) return 'one';
    if (/\d/.test(key)) return 'digit';
    return KEY_ACTS.some((other) => other !== act && keys[other] === key) ? 'taken' : undefined;
  };
  return Object.fromEntries(
    KEY_ACTS.flatMap((act) => {
      const problem = problemOf(act);
      return problem ? [[act, problem]] : [];
    }),
  );
}

/** As caps show them. */
export function capsOf({ areOn, keys }: StaffKeys): Partial<Record<KeyAct, string>> {
  if (!areOn) return {};
  return Object.fromEntries(KEY_ACTS.map((act) => [act, keys[act].toUpperCase()]));
}
