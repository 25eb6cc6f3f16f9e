import type { Lang } from '../i18n/catalogues.ts';
import { moment } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import { publicLabelOf } from '../reasons/reason.ts';
import type { DataField, DataSection } from './data-page-model.ts';
import type { CaseReader } from './decision-view.ts';
import type { MyData } from './get-my-data.ts';

type Value = string | number | boolean | Date | null | undefined;

/** By its name: what somebody wrote may look like a time, too. */
const TIME = /^at$|At$|Until$/;
/** Texts of several lines. */
const LONG = ['text', 'original', 'reason'];

/** What is stored, by what it is about; each thing is a list of named values. */
export function sectionsOf(data: MyData, reader: CaseReader, timeZone: string): DataSection[] {
  const { lang } = reader;
  const section = (key: string, entries: DataField[][]): DataSection => ({
    id: key,
    title: translate(lang, 'cases.data.section', { key }),
    entries: entries.filter((entry) => entry.length > 0),
  });
  const fields = (values: Record<string, Value>) => fieldsOf(values, lang, timeZone);
  const { comment, contact, objection } = data;
  const state = translate(lang, 'cases.data.state', { state: comment.state });
  const channel = translate(lang, 'cases.data.channel', { channel: comment.channel });
  return [
    section('comment', [
      fields({ ...comment, state, channel, reason: why({ reason: comment.reason }, reader) }),
    ]),
    section('contact', contact ? [fields(contact)] : []),
    section(
      'revisions',
      data.revisions.map(({ screening: _, ...revision }) =>
        fields({ ...revision, ...saidOf(revision, 'cases.data.revision', reader) }),
      ),
    ),
    section(
      'decisions',
      data.decisions.map(({ at, action, ...decided }) => {
        const act = translate(lang, 'cases.data.act', { act: camelCase(action) });
        return fields({ at, state: act, reason: why(decided, reader) });
      }),
    ),
    section(
      'objection',
      objection ? [fields({ ...objection, ...saidOf(objection, 'cases.data.objection', reader) })] : [],
    ),
    section('screening', [data.screening.map((verdict) => findingField(verdict, lang))]),
    section('answers', data.answers.map(fields)),
    section('mails', data.mails.map(fields)),
    section('technical', [fields(data.technical)]),
  ];
}

/** How something stands and why, in words. */
function saidOf(
  { state, ...said }: Said & { state: string },
  key: 'cases.data.revision' | 'cases.data.objection',
  reader: CaseReader,
) {
  return {
    state: translate(reader.lang, key, { state }),
    reason: why(said, reader),
    reasonText: undefined,
    facts: undefined,
  };
}

interface Said {
  reason?: string | null;
  facts?: string | null;
  reasonText?: string | null;
}

function why({ reason, facts, reasonText }: Said, reader: CaseReader): string {
  const label = reason && publicLabelOf(reason, reader);
  return [label, facts && quoted(facts, reader.lang), reasonText].filter(Boolean).join(': ');
}

const quoted = (text: string, lang: Lang) => (lang === 'de' ? `„${text}“` : `“${text}”`);

function findingField({ check, outcome }: MyData['screening'][number], lang: Lang): DataField {
  return {
    label: translate(lang, 'cases.data.check', { check: camelCase(check) }),
    value: translate(lang, 'cases.data.finding', { outcome }),
  };
}

function fieldsOf(values: Record<string, Value>, lang: Lang, timeZone: string): DataField[] {
  const inWords = (key: string, value: Exclude<Value, null | undefined>): string => {
    if (typeof value === 'boolean') return translate(lang, 'cases.data.yes', { is: value ? 'yes' : 'no' });
    return TIME.test(key) ? moment(new Date(String(value)), lang, timeZone).text : String(value);
  };
  return Object.entries(values).flatMap(([key, value]) => {
    if (value === null || value === undefined || value === '') return [];
    const label = translate(lang, 'cases.data.field', { key });
    return [{ label, value: inWords(key, value), ...(LONG.includes(key) && { isLong: true }) }];
  });
}

/** Choices in messages know no hyphen. */
function camelCase(code: string): string {
  return code.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
