export type StaffRole = 'editor' | 'moderator' | 'planner' | 'admin';

export type AreaKey = 'moderation' | 'planning' | 'redaktion';

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
  lang: 'de' | 'en';
  /** Page title without the product's name; a queue's title ends in its count: "Wartet (47)". */
  title: string;
  site: { name: string; operator: string; isDemo: boolean };
  staff: { name: string; roles: readonly StaffRole[]; csrf: string };
  areas: readonly DeskArea[];
  /** Modules of `views/assets/` for this page, e.g. `desk/moderation.js`. */
  scripts?: readonly string[];
  /** True where the page has a key help dialog (`#sg-keys`), so that the app bar offers it. */
  keyHelp?: boolean;
};

const AREAS: readonly { key: AreaKey; href: string; roles: readonly StaffRole[] }[] = [
  { key: 'moderation', href: '/moderation', roles: ['moderator', 'admin'] },
  { key: 'planning', href: '/planung', roles: ['planner', 'admin'] },
  { key: 'redaktion', href: '/redaktion', roles: ['editor', 'admin'] },
];

/** The areas a person's roles open, in the order of the app bar. */
export function deskAreas(
  roles: readonly StaffRole[],
  current: AreaKey,
  waiting: number,
  label: (key: AreaKey) => string,
): DeskArea[] {
  return AREAS.filter((area) => area.roles.some((role) => roles.includes(role))).map(({ key, href }) => ({
    key,
    href,
    label: label(key),
    current: key === current,
    ...(key === 'moderation' ? { count: waiting } : {}),
  }));
}
