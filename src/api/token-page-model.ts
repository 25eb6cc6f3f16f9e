/** `views/api/tokens.hbs` */
export type TokensPage = {
  tokens: readonly TokenItem[];
  fields: Record<'name' | 'days', { value: string; error?: string }>;
  errors?: readonly { field: string; label: string; message: string }[];
  daysHint: string;
  notice?: string;
};

export type TokenItem = {
  name: string;
  /** `sg_1a2b3c4d_…` */
  begins: string;
  state: 'good' | 'expired' | 'revoked';
  stateText: string;
  scopeText: string;
  periodText: string;
  madeText: string;
  usedText: string;
  /** Absent where it opens nothing any more. */
  revoke?: { action: string; label: string };
};

/** `views/api/new-token.hbs` */
export type NewTokenPage = { title: string; text: string; token: string; example: string; href: string };
