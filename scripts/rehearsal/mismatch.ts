/** What the rehearsal found to be otherwise than it must be. */
export class Mismatch extends Error {
  override name = 'Mismatch';
}

export function prove(holds: boolean, otherwise: () => string): asserts holds {
  if (!holds) throw new Mismatch(otherwise());
}
