import { DESK_NAMES, unreadPart } from '../comments/unread-part.ts';
import {
  CSV_DIALECTS,
  EXPORT_FORMATS,
  EXPORT_NAMES,
  EXPORT_SCOPES,
  SYNOPSIS_ORDERS,
  takesSheets,
} from '../exports/export.ts';
import { exportChoice } from '../exports/export-choice.ts';
import { exportToFile } from '../exports/export-to-file.ts';
import type { NoExport } from '../exports/export-topic.ts';
import { queryOf } from '../exports/query-of.ts';
import { translate } from '../i18n/translate.ts';
import { getSite } from '../site/get-site.ts';
import { DEFAULT_SITE_ID } from '../site/site.ts';
import { type Command, oneOf, required, UsageError } from './command.ts';
import { withDatabase } from './with-database.ts';

export const exportCommand: Command = {
  name: 'export',
  usage:
    'export --topic SLUG --format csv|xlsx|ods|jsonl|docx|odt|pdf|geojson --out FILE [--scope published|all] [--names full|pseudonym|none] [--dialect excel|rfc4180] [--order time|code] [--filter QUERY]',
  does: 'writes a topic’s comments to a file, or with --out - to stdout; the ledger goes to stderr',
  options: {
    topic: { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string' },
    scope: { type: 'string' },
    names: { type: 'string' },
    dialect: { type: 'string' },
    order: { type: 'string' },
    filter: { type: 'string' },
  },
  async run({ config, values }) {
    const slug = required(values, 'topic');
    const out = required(values, 'out');
    const asked = {
      format: oneOf(values, 'format', EXPORT_FORMATS),
      names: oneOf(values, 'names', EXPORT_NAMES, 'full'),
      dialect: oneOf(values, 'dialect', CSV_DIALECTS, 'excel'),
      order: oneOf(values, 'order', SYNOPSIS_ORDERS, 'time'),
      ...(values['scope'] !== undefined && { scope: oneOf(values, 'scope', EXPORT_SCOPES) }),
    };
    const choice = exportChoice(asked, filterOf(String(values['filter'] ?? '')));
    return withDatabase(config, async ({ db, pool }) => {
      const { id: siteId, timeZone } = await getSite(db, DEFAULT_SITE_ID);
      const by = translate('de', 'planning.file.commandLine');
      const request = {
        ...choice,
        siteId,
        slug,
        timeZone,
        publicUrl: config.publicUrl,
        lang: 'de' as const,
        by,
      };
      const result = await exportToFile(pool, request, {
        out,
        stdout: process.stdout,
        stderr: process.stderr,
      });
      if (result.outcome === 'written') return 0;
      console.error(whyNot(result, slug));
      return 1;
    });
  },
};

/** @throws UsageError where a part is mistyped: left out, it would export more than was asked for */
function filterOf(text: string): Record<string, string[]> {
  const query = queryOf(text);
  const unread = unreadPart(query, DESK_NAMES);
  if (!unread) return query;
  const said = `${unread.name}=${unread.value}`;
  throw new UsageError(`--filter cannot say ${said}; it is the query of the desk’s own address`);
}

function whyNot(result: NoExport, slug: string): string {
  if (result.outcome === 'no-topic') return `There is no topic ${slug}.`;
  if (result.outcome === 'no-places') return 'No comment of this export has a place on the map.';
  if (result.outcome === 'large') return `${result.rows} comments are too many at once.`;
  const { rows, most } = result;
  const instead = takesSheets(rows) ? 'xlsx, ods, csv and jsonl take' : 'csv and jsonl take';
  return `${rows} comments are more than this format takes (${most}); ${instead} them.`;
}
