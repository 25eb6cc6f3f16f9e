import type { FastifyRequest } from 'fastify';
import { checkEmail, checkName, checkText, type FieldProblem } from '../comments/comment.ts';
import { countCharacters, isStorable } from '../lib/storable.ts';
import { isUuid } from '../lib/uuid.ts';
import { NOTE_MAX, PAPER_CHANNELS, type PaperChannel, receivedOn } from './paper.ts';
import { type Point, readPoint } from './point.ts';
import { type Scan, scanTypeOf } from './scan.ts';

export const PAPER_FIELDS = [
  ...['channel', 'received_on', 'name', 'text', 'district', 'lat', 'lon'],
  ...['email', 'note', 'key', 'publish'],
] as const;
export type PaperField = (typeof PAPER_FIELDS)[number] | 'scan';

/** The form as sent, to be given back. */
export type PaperValues = Record<string, string>;

export type PaperProblem =
  | FieldProblem
  | ('no-channel' | 'no-day' | 'future' | 'no-point' | 'half-point' | 'no-district')
  | ('scan-type' | 'scan-large');

/** What was typed from paper, checked. */
export interface Paper {
  channel: PaperChannel;
  receivedAt: Date;
  name: string;
  text: string;
  districtId: string | undefined;
  point: Point | undefined;
  email: string;
  note: string;
  scan: Scan | undefined;
  /** The same form sent twice is the same comment. */
  key: string;
  /** It was checked when it was typed; for moderators only. */
  publish: boolean;
}

export interface PaperForm {
  values: PaperValues;
  problems: Partial<Record<PaperField, PaperProblem>>;
  /** Absent where there are problems. */
  paper?: Paper;
}

/** What a multipart form carried: named fields, the scan, and what is wrong with it. */
export interface SentPaper {
  values: PaperValues;
  scan?: Scan;
  scanProblem?: 'scan-type' | 'scan-large';
}

/** Reads the whole form; the token is not looked at yet. */
export async function readPaperForm(request: FastifyRequest): Promise<SentPaper> {
  const sent: SentPaper = { values: Object.create(null) };
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') sent.values[part.fieldname] ??= part.value;
      continue;
    }
    const bytes = await part.toBuffer();
    if (part.file.truncated) sent.scanProblem = 'scan-large';
    else if (bytes.length > 0) {
      const type = scanTypeOf(bytes);
      if (type) sent.scan = { type, bytes };
      else sent.scanProblem = 'scan-type';
    }
  }
  return sent;
}

/** @param districtIds those that are offered */
export function checkPaper(
  { values, scan, scanProblem }: SentPaper,
  { timeZone, now, districtIds }: { timeZone: string; now: Date; districtIds: readonly string[] },
): PaperForm {
  const sent = (name: PaperField) => values[name] ?? '';
  const [name, text, note] = [sent('name').trim(), sent('text'), sent('note').trim()];
  const email = sent('email').trim();
  const channel = PAPER_CHANNELS.find((one) => one === sent('channel'));
  const receivedAt = receivedOn(sent('received_on'), timeZone, now);
  const point = readPoint(sent('lat'), sent('lon'));
  const district = sent('district');
  const problems = withoutNone({
    channel: channel ? undefined : 'no-channel',
    received_on: receivedAt === 'future' ? 'future' : receivedAt ? undefined : 'no-day',
    text: checkText(text),
    name: checkName(name),
    district: district === '' || districtIds.includes(district) ? undefined : 'no-district',
    lat: point.problem,
    email: checkEmail(email),
    note: checkNote(note),
    scan: scanProblem,
  });
  const form = { values, problems };
  if (Object.keys(problems).length > 0 || !channel || !(receivedAt instanceof Date)) return form;
  return {
    ...form,
    paper: {
      ...{ channel, receivedAt, name, text, email, note, scan },
      point: point.point,
      districtId: district || undefined,
      key: isUuid(sent('key')) ? sent('key').toLowerCase() : crypto.randomUUID(),
      publish: sent('publish') !== '',
    },
  };
}

function checkNote(note: string): FieldProblem | undefined {
  if (!isStorable(note)) return 'not-storable';
  return countCharacters(note) > NOTE_MAX ? 'too-long' : undefined;
}

function withoutNone(problems: Partial<Record<PaperField, PaperProblem | undefined>>): PaperForm['problems'] {
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined));
}
