import type { Access } from '../../src/staff/access.ts';
import { ROLES, type Role } from '../../src/staff/staff-member.ts';
import type { Route } from './routes.ts';

const READERS = ['everybody', ...ROLES] as const;
type Reader = (typeof READERS)[number];

/**
 * One row for each group of routes and each way its access is declared: `| /konto | | x | x | x | x |`. A group is the first
 * part of an address, or the first two below `/verwaltung`; English addresses are those of the German pages.
 */
export function rolesTable(routes: readonly Route[]): string[] {
  const rows = routes.map(({ url, access }) => {
    const cells = READERS.map((reader) => cellOf(access, reader));
    return `| ${[`\`${groupOf(url)}\``, ...cells].join(' | ')} |`;
  });
  return [...new Set(rows)].sort();
}

function groupOf(url: string): string {
  const [first = '', second] = url
    .replace(/^\/en(?=\/|$)/, '')
    .split('/')
    .slice(1);
  return first === 'verwaltung' && second ? `/${first}/${second}` : `/${first}`;
}

function cellOf(access: Access, reader: Reader): string {
  if (access === 'public') return 'yes';
  if (access === 'resident-token') return 'with the link';
  if (reader === 'everybody') return 'no';
  return reader === 'admin' || access.includes(reader as Role) ? 'yes' : 'no';
}

/** The rows of the table in a document, however wide its columns are. */
export function tableRows(markdown: string): string[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('| `/'))
    .map(
      (line) =>
        `| ${line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim())
          .join(' | ')} |`,
    )
    .sort();
}
