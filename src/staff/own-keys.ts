import type { FastifyReply } from 'fastify';
import type { Db } from '../database/db.ts';
import { translate } from '../i18n/translate.ts';
import { wantsPage } from '../platform/refusal.ts';
import { KEY_ACTS, type KeyAct, keyProblems, type StaffKeys, unusual, withUsual } from './keys.ts';
import { putKeys, selectKeys } from './keys-queries.ts';
import { sentText } from './sent-form.ts';
import { type StaffDesk, sendStaffPage } from './staff-desk.ts';

/** `views/staff/keys.hbs` */
type KeysPage = {
  areOn: boolean;
  acts: readonly { act: KeyAct; label: string; key: string; error?: string }[];
  errors?: readonly { field: string; label: string; message: string }[];
  notice?: string;
};

const PATH = '/konto/tasten';
const DONE = ['gespeichert', 'ueblich'] as const;

/** Of one account, wherever its person signs in. */
export async function keysOf(db: Db, staffId: string): Promise<StaffKeys> {
  const row = await selectKeys(db, staffId);
  return { areOn: row?.areOn ?? true, keys: withUsual(row?.keys) };
}

/** `/konto/tasten`: which key does what, or that none does. */
export async function sendOwnKeys(desk: StaffDesk, sent?: StaffKeys): Promise<FastifyReply> {
  const { app, request, lang, member } = desk;
  const { areOn, keys } = sent ?? (await keysOf(app.db, member.id));
  const problems = sent ? keyProblems(keys) : {};
  const { getan } = request.query as { getan?: unknown };
  const done = DONE.find((one) => one === getan);
  const acts = KEY_ACTS.map((act) => {
    const problem = problems[act];
    return {
      ...{ act, label: translate(lang, `staff.keys.act.${act}`), key: keys[act] },
      ...(problem && { error: translate(lang, `staff.keys.problem.${problem}`) }),
    };
  });
  const errors = acts.flatMap(({ act, label, error }) =>
    error ? [{ field: `key-${act}`, label, message: error }] : [],
  );
  const model: KeysPage = {
    ...{ areOn, acts, ...(errors.length > 0 && { errors }) },
    ...(done && !sent && { notice: translate(lang, `staff.keys.done.${done}`) }),
  };
  return sendStaffPage(desk, { template: 'keys', title: translate(lang, 'staff.keys.title'), model });
}

export async function saveOwnKeys(desk: StaffDesk): Promise<FastifyReply> {
  const { app, request, reply, member } = desk;
  if (sentText(request.body, 'action') === 'usual') {
    await putKeys(app.db, member.id, { keys: {} });
    return reply.redirect(`${PATH}?getan=ueblich`, 303);
  }
  const keyOf = (act: KeyAct) => sentText(request.body, act).trim().toLowerCase();
  const keys = Object.fromEntries(KEY_ACTS.map((act) => [act, keyOf(act)])) as Record<KeyAct, string>;
  const areOn = sentText(request.body, 'on') === '1';
  if (Object.keys(keyProblems(keys)).length > 0) {
    reply.code(422);
    return sendOwnKeys(desk, { areOn, keys });
  }
  await putKeys(app.db, member.id, { areOn, keys: unusual(keys) });
  return reply.redirect(`${PATH}?getan=gespeichert`, 303);
}

/** All of them, by the box in the desk's help. */
export async function switchOwnKeys({ app, request, reply, member }: StaffDesk): Promise<FastifyReply> {
  await putKeys(app.db, member.id, { areOn: sentText(request.body, 'on') === '1' });
  return wantsPage(request) ? reply.redirect(PATH, 303) : reply.code(204).send();
}
