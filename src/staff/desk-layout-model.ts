import type { Lang } from '../i18n/catalogues.ts';
import type { Role } from './staff-member.ts';

export type AreaKey = 'moderation' | 'planning' | 'redaktion' | 'administration';

export type DeskArea = {
  key: AreaKey;
  href: string;
  label: string;
  current: boolean;
  /** Comments waiting for a decision; only Moderation has one. */
  count?: number;
};

/** The root data every staff page brings to `views/layouts/desk.hbs`. */
export type DeskLayout = {
  lang: Lang;
  /** Page title without the product's name; a queue's title ends in its count: "Wartet (47)". */
  title: string;
  site: { name: string; operator: string; isDemo: boolean };
  staff: { name: string; roles: readonly Role[]; csrf: string };
  areas: readonly DeskArea[];
  /** Modules of `views/assets/` for this page, e.g. `desk/moderation.js`. */
  scripts?: readonly string[];
  /** Seconds after which a page that waits for something is loaded again where no script looks for it. */
  refreshSeconds?: number;
  /** True where the page has a key help dialog (`#sg-keys`), so that the app bar offers it. */
  keyHelp?: boolean;
};

const AREAS: readonly { key: AreaKey; href: string; roles: readonly Role[] }[] = [
  { key: 'moderation', href: '/moderation', roles: ['moderator', 'admin'] },
  { key: 'planning', href: '/planung', roles: ['planner', 'admin'] },
  { key: 'redaktion', href: '/redaktion', roles: ['editor', 'admin'] },
  { key: 'administration', href: '/verwaltung', roles: ['admin'] },
];

/** Where a person begins after the sign-in. */
export function firstArea(roles: readonly Role[]): string {
  return areasOf(roles)[0]?.href ?? '/';
}

/** The areas a person's roles open, in the order of the app bar. */
export function deskAreas(
  roles: readonly Role[],
  current: AreaKey | undefined,
  waiting: number,
  label: (key: AreaKey) => string,
): DeskArea[] {
  return areasOf(roles).map(({ key, href }) => ({
    key,
    href,
    label: label(key),
    current: key === current,
    ...(key === 'moderation' && { count: waiting }),
  }));
}

function areasOf(roles: readonly Role[]) {
  return AREAS.filter((area) => area.roles.some((role) => roles.includes(role)));
}
