import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from '../database/db.ts';
import { REASON_LANGS, type Reason, type ReasonLang, type ReasonWords } from './reason.ts';

const NOTHING: ReasonWords = { label: '', prompt: '', publicLabel: '', ruleText: '', body: '', remedy: '' };

/** In their order, archived ones last. */
export async function selectReasons(db: Db, siteId: string, code?: string): Promise<Reason[]> {
  let query = db
    .selectFrom('reason as r')
    .select(['r.code', 'r.rule', 'r.version', 'r.archived_at as archivedAt'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('reason_words as w')
          .select(['w.label', 'w.prompt', 'w.public_label as publicLabel', 'w.rule_text as ruleText'])
          .select(['w.body', 'w.remedy'])
          .select((words) => words.ref('w.lang').$castTo<ReasonLang>().as('lang'))
          .whereRef('w.site_id', '=', 'r.site_id')
          .whereRef('w.code', '=', 'r.code'),
      ).as('words'),
    )
    .where('r.site_id', '=', siteId);
  if (code !== undefined) query = query.where('r.code', '=', code);
  const rows = await query
    .orderBy((eb) => eb('r.archived_at', 'is not', null))
    .orderBy('r.position')
    .orderBy('r.code')
    .execute();
  return rows.map(({ code, rule, version, archivedAt, words }) => ({
    ...{ code, rule, version, isArchived: archivedAt !== null },
    words: wordsByLang(words),
  }));
}

function wordsByLang(rows: readonly (ReasonWords & { lang: ReasonLang })[]): Reason['words'] {
  const of = (wanted: ReasonLang) => {
    const { lang: _, ...words } = rows.find(({ lang }) => lang === wanted) ?? { ...NOTHING, lang: wanted };
    return words;
  };
  return Object.fromEntries(REASON_LANGS.map((lang) => [lang, of(lang)])) as Reason['words'];
}

/** All of a city's, so that two who change their order wait for each other. */
export async function lockReasons(trx: Db, siteId: string): Promise<void> {
  await trx
    .selectFrom('reason')
    .select('code')
    .where('site_id', '=', siteId)
    .orderBy('code')
    .forUpdate()
    .execute();
}

/** At the end of the list. @returns false where the code is taken */
export async function insertReason(
  trx: Db,
  reason: { siteId: string; code: string; rule: number | null; actorId: string },
): Promise<boolean> {
  const { siteId, code, rule, actorId } = reason;
  const { numAffectedRows = 0n } = await sql`
    INSERT INTO reason (site_id, code, position, rule, updated_by)
    SELECT ${siteId}::uuid, ${code}, coalesce(max(position), 0) + 1, ${rule}::smallint, ${actorId}::uuid
    FROM reason WHERE site_id = ${siteId}
    ON CONFLICT (site_id, code) DO NOTHING`.execute(trx);
  return numAffectedRows > 0n;
}

interface ReasonKey {
  siteId: string;
  code: string;
}

export async function updateReason(
  trx: Db,
  { siteId, code, actorId }: ReasonKey & { actorId: string },
  set: { rule: number | null } | { isArchived: boolean },
): Promise<void> {
  await trx
    .updateTable('reason')
    .set({
      ...('rule' in set ? { rule: set.rule } : { archived_at: set.isArchived ? sql<Date>`now()` : null }),
      ...{ version: sql<number>`version + 1`, updated_at: sql<Date>`now()`, updated_by: actorId },
    })
    .where('site_id', '=', siteId)
    .where('code', '=', code)
    .execute();
}

export async function putWords(
  trx: Db,
  { siteId, code }: ReasonKey,
  lang: ReasonLang,
  { label, prompt, publicLabel, ruleText, body, remedy }: ReasonWords,
): Promise<void> {
  const words = { label, prompt, public_label: publicLabel, rule_text: ruleText, body, remedy };
  await trx
    .insertInto('reason_words')
    .values({ ...words, site_id: siteId, code, lang })
    .onConflict((conflict) => conflict.columns(['site_id', 'code', 'lang']).doUpdateSet(words))
    .execute();
}

/** In the order given. */
export async function orderReasons(trx: Db, siteId: string, codes: readonly string[]): Promise<void> {
  await sql`
    UPDATE reason SET position = o.n FROM unnest(${codes}::text[]) WITH ORDINALITY AS o (code, n)
    WHERE reason.site_id = ${siteId} AND reason.code = o.code`.execute(trx);
}

/** Who saved a reason last, and when. */
export async function selectRevision(db: Db, { siteId, code }: ReasonKey) {
  return db
    .selectFrom('reason as r')
    .leftJoin('staff as s', 's.id', 'r.updated_by')
    .select(['r.version', 'r.updated_at as at', 's.name as by'])
    .where('r.site_id', '=', siteId)
    .where('r.code', '=', code)
    .executeTakeFirst();
}
