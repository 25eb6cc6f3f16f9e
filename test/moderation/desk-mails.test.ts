import { test } from 'tap';
import { fromLocalTime, toLocalDay } from '../../src/lib/local-time.ts';
import { tellBrokenPromise, tellMorning } from '../../src/moderation/tell-moderators.ts';
import type { TestApp } from '../support/app.ts';
import { aComment, aTopic, form } from '../support/builders.ts';
import { mailingApp, mailRows, mailTo, outboxRests } from '../support/mailing-app.ts';
import { linkIn } from '../support/smtp-server.ts';
import { aStaffMember, signedIn } from '../support/staff.ts';

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR);

/** Today at this time by the city's clock. */
async function at(app: TestApp, clock: string): Promise<Date> {
  const { timeZone } = await app.site();
  return fromLocalTime(`${toLocalDay(new Date(), timeZone)}T${clock}`, timeZone) as Date;
}

test('each morning, once, moderators hear what waits; nobody else does', async (t) => {
  const { app, server } = await mailingApp(t);
  const site = await app.site();
  const topic = await aTopic(app.db);
  const moderator = await aStaffMember(app, ['moderator']);
  const gone = await aStaffMember(app, ['moderator']);
  const demo = await aStaffMember(app, ['moderator']);
  const admin = await aStaffMember(app, ['admin']);
  const editor = await aStaffMember(app, ['editor', 'planner']);
  await app.db.updateTable('staff').set({ disabled_at: new Date() }).where('id', '=', gone.id).execute();
  await app.db.updateTable('staff').set({ is_demo: true }).where('id', '=', demo.id).execute();
  await tellMorning(app.db, site, await at(app, '07:17'));
  t.strictSame(await mailRows(app), [], 'nothing waits, nothing is said');

  await aComment(app.db, topic.id, { received_at: ago(60), body: 'Wörter von jemandem' });
  await aComment(app.db, topic.id, { received_at: ago(3) });
  await tellMorning(app.db, site, await at(app, '06:59'));
  await tellMorning(app.db, site, await at(app, '12:17'));
  t.strictSame(await mailRows(app), [], 'in the morning only');
  await tellMorning(app.db, site, await at(app, '07:17'));
  await tellMorning(app.db, site, await at(app, '08:17'));
  const mail = await mailTo(server, moderator.email);
  await outboxRests(app);
  t.equal(mail.subject, '2 Sachen warten auf dem Arbeitsplatz');
  t.match(
    mail.text?.replace(/\s+/g, ' '),
    '2 Beiträge warten auf die erste Entscheidung, der älteste seit 60 h 00 min.',
  );
  t.match(mail.text, 'Einer davon wartet länger als zugesagt.');
  t.match(mail.text, 'http://127.0.0.1:8080/moderation');
  t.notMatch(mail.source, 'Wörter von jemandem', 'no word of a comment');
  for (const { email } of [gone, demo, admin, editor]) t.strictSame(server.to(email), [], email);
});

test('a broken promise is told once a day, and not where it was kept meanwhile', async (t) => {
  const { app, server } = await mailingApp(t);
  const site = await app.site();
  const topic = await aTopic(app.db);
  const admin = await aStaffMember(app, ['admin']);
  const comment = await aComment(app.db, topic.id, { received_at: ago(47) });
  await tellBrokenPromise(app.db, site);
  t.strictSame(await mailRows(app), [], 'still within the promise');
  await app.db
    .updateTable('comment')
    .set({ received_at: ago(49) })
    .where('id', '=', comment.id)
    .execute();
  await tellBrokenPromise(app.db, site);
  await tellBrokenPromise(app.db, site);
  const mail = await mailTo(server, admin.email);
  t.equal(
    mail.subject,
    'Ein Beitrag wartet länger als zugesagt',
    'where nobody moderates, admins hear of it',
  );
  await outboxRests(app);
  await app.pg.query(`UPDATE mail SET created_at = created_at - interval '24 hours'`);
  await tellBrokenPromise(app.db, site);
  await mailTo(server, admin.email, 2);
  await outboxRests(app);

  await app.pg.query(`UPDATE mail SET created_at = created_at - interval '24 hours'`);
  await app.db.transaction().execute(async (trx) => {
    await trx.updateTable('comment').set({ state: 'withdrawn' }).execute();
  });
  await tellBrokenPromise(app.db, site);
  t.equal((await mailRows(app)).length, 2);
});

test('one click ends these mails, and the account’s own page begins them again', async (t) => {
  const { app, server } = await mailingApp(t);
  const site = await app.site();
  const topic = await aTopic(app.db);
  const moderator = await signedIn(app, ['moderator']);
  await aComment(app.db, topic.id, { received_at: ago(60) });
  await tellBrokenPromise(app.db, site);
  const mail = await mailTo(server, moderator.email);
  await outboxRests(app);
  const path = linkIn(mail, '/abbestellen/');
  t.match((await app.inject(path)).body, 'Keine E-Mails mehr vom Arbeitsplatz?');
  const wants = async () =>
    (
      await app.db
        .selectFrom('staff')
        .select('desk_mails')
        .where('id', '=', moderator.id)
        .executeTakeFirstOrThrow()
    ).desk_mails;
  t.equal(await wants(), true, 'looking at the link changes nothing');
  t.match(
    (await app.inject({ method: 'POST', url: path, ...form({}) })).body,
    'Sie bekommen keine E-Mails mehr',
  );
  t.equal(await wants(), false);
  await tellMorning(app.db, site, await at(app, '08:00'));
  t.equal((await mailRows(app)).length, 1);

  const headers = { cookie: moderator.cookie, accept: 'text/html' };
  t.match((await app.inject({ url: '/konto', headers })).body, 'Wieder schicken');
  const sent = form({ _csrf: moderator.csrf, mails: '1' });
  const reply = await app.inject({
    method: 'POST',
    url: '/konto/mails',
    headers: { ...sent.headers, ...headers },
    payload: sent.payload,
  });
  t.match(reply.headers.location, '/konto?getan=mails');
  t.equal(await wants(), true);
  t.match((await app.inject({ url: '/konto?getan=mails', headers })).body, 'Nicht mehr schicken');
  const planner = await signedIn(app, ['planner']);
  t.notMatch(
    (await app.inject({ url: '/konto', headers: { cookie: planner.cookie, accept: 'text/html' } })).body,
    'desk-mails',
  );
});
