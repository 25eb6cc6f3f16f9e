import { sql } from 'kysely';
import { test } from 'tap';
import { seal } from '../../src/platform/secrets.ts';
import { forgetDeliveries } from '../../src/webhooks/delivery-queries.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { anEditor, type Editor, fieldOf } from '../support/editor.ts';
import { tablesWith } from '../support/find-word.ts';
import { aReceiver, aWebhook, isSigned } from '../support/hook-receiver.ts';
import { unescapeHtml } from '../support/resident.ts';
import { formsIn } from '../support/visitor.ts';

const PATH = '/verwaltung/webhooks';
const WANTED = {
  name: 'Chat der Pressestelle',
  address: 'http://127.0.0.1:1/hook',
  types: 'comment.published',
};

const rows = (app: TestApp) => app.db.selectFrom('webhook').selectAll().orderBy('created_at').execute();
const read = async (admin: Editor, url: string) => unescapeHtml((await admin.get(url)).body);

async function added(admin: Editor, app: TestApp, given: Record<string, string> = {}) {
  const answer = await admin.post(PATH, { ...WANTED, ...given });
  const secret = fieldOf(answer.body, 'secret') ?? '';
  const id = (await rows(app)).at(-1)?.id ?? '';
  return { answer, secret, id, url: `${PATH}/${id}` };
}

test('an admin adds an address and sees its secret once; the database holds it sealed', async (t) => {
  const app = await testApp(t);
  const admin = await anEditor(app, 'admin');
  t.match(await read(admin, PATH), 'Es gibt noch keinen Webhook.');
  const { answer, secret, url, id } = await added(admin, app);
  t.equal(answer.statusCode, 200);
  t.equal(answer.headers['cache-control'], 'no-store');
  t.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
  const bytes = Buffer.from(secret.slice('whsec_'.length), 'base64');
  t.equal(bytes.length, 32);
  t.strictSame(await tablesWith(app.pg.pool, secret.slice(6, 30)), []);
  const [row] = await rows(app);
  t.notOk(row?.secret?.includes(bytes));
  t.notOk(row?.secret?.includes(secret));
  for (const page of [PATH, url]) t.notMatch(await read(admin, page), secret.slice(6), page);
  t.match(await read(admin, PATH), 'Chat der Pressestelle');
  t.match(row, { types: ['comment.published'], created_by: admin.visitor.id });
  const log = await app.db.selectFrom('staff_event').selectAll().where('webhook_id', '=', id).execute();
  t.match(log, [{ action: 'webhook-created', actor_id: admin.visitor.id }]);
  t.match(await read(admin, '/verwaltung/konten/protokoll'), /Webhook angelegt<\/b>: Chat der Pressestelle/);
});

test('a form that cannot be a webhook is given back with every word', async (t) => {
  const app = await testApp(t);
  const admin = await anEditor(app, 'admin');
  for (const [given, message] of [
    [{ name: ' ' }, 'Bitte schreiben Sie, wofür er ist.'],
    [{ name: 'x'.repeat(81) }, 'höchstens 80 Zeichen'],
    [{ address: 'portal.example' }, 'Das ist keine Adresse.'],
    [{ address: 'https://10.0.0.1/' }, 'Dorthin schicken wir nichts'],
    [{ address: 'https://a:b@portal.example/' }, 'ohne Benutzername und Passwort'],
    [{ address: `https://portal.example/${'x'.repeat(500)}` }, 'höchstens 500 Zeichen'],
    [{ types: 'all' }, 'mindestens eines'],
  ] as [Record<string, string>, string][]) {
    const sent = { ...WANTED, ...given };
    const answer = await admin.post(PATH, sent);
    t.equal(answer.statusCode, 422, message);
    t.match(answer.body, message);
    t.equal(fieldOf(answer.body, 'name') ?? '', sent.name.trim());
    t.equal(fieldOf(answer.body, 'address'), sent.address);
  }
  t.strictSame(await rows(app), []);
});

test('what one admin saves never overwrites unseen what another saved', async (t) => {
  const app = await testApp(t);
  const [one, other] = [await anEditor(app, 'admin'), await anEditor(app, 'admin')];
  const { url } = await added(one, app);
  const version = fieldsOf(await read(one, url), url)['version'] ?? '';
  const saved = await one.post(url, { ...WANTED, version, name: 'Portal', types: 'answer.released' });
  t.match(saved, { statusCode: 303, headers: { location: `${url}?getan=gesichert` } });
  const late = await other.post(url, { ...WANTED, version, name: 'Stadtportal' });
  t.equal(late.statusCode, 409);
  t.equal(fieldOf(late.body, 'name'), 'Stadtportal');
  t.match(unescapeHtml(late.body), 'Inzwischen gesichert: Portal');
  t.match(unescapeHtml(late.body), 'Inzwischen gesichert: Eine Antwort ist freigegeben');
  t.match(await rows(app), [{ name: 'Portal', types: ['answer.released'] }]);
  const again = await other.post(url, {
    ...WANTED,
    version: fieldsOf(late.body, url)['version'] ?? '',
    name: 'Stadtportal',
  });
  t.equal(again.statusCode, 303);
  t.match(await rows(app), [{ name: 'Stadtportal', types: ['comment.published'] }]);
  const wrong = await other.post(url, { ...WANTED, version: '3', name: '' });
  t.equal(wrong.statusCode, 422);
});

const fieldsOf = (html: string, action: string) =>
  formsIn(html).find((one) => one.action === action)?.fields ?? {};

test('a try shows what the address answers, and one that fails counts for nothing', async (t) => {
  const app = await testApp(t);
  const admin = await anEditor(app, 'admin');
  const receiver = await aReceiver(t);
  const { url, secret } = await added(admin, app, { address: receiver.url });
  const tried = async () => {
    const { statusCode, headers } = await admin.post(`${url}/probe`, {});
    t.equal(statusCode, 303);
    return read(admin, String(headers.location));
  };
  t.match(await tried(), 'Die Probe ist angekommen. Die Adresse hat mit 204 geantwortet.');
  const [told] = receiver.received;
  t.match(told?.event, { type: 'ping', data: {} });
  t.ok(told && isSigned(told, secret));
  receiver.answer((response) => response.writeHead(302, { location: '/x' }).end());
  t.match(await tried(), 'Die Probe ist nicht angekommen. Die Adresse leitet weiter (302)');
  await receiver.close();
  t.match(await tried(), 'Die Probe ist nicht angekommen. Die Adresse war nicht zu erreichen');
  t.match(await rows(app), [{ failures: 0, off_at: null }]);
  const page = await read(admin, url);
  t.match(page, 'Aufgegeben: Die Adresse war nicht zu erreichen');
  t.match(page, 'Angekommen: Die Adresse hat mit 204 geantwortet');
});

test('for a day after a new secret both sign, then only the new one', async (t) => {
  const app = await testApp(t);
  const admin = await anEditor(app, 'admin');
  const receiver = await aReceiver(t);
  const { url, secret } = await added(admin, app, { address: receiver.url });
  const next = fieldOf((await admin.post(`${url}/geheimnis`, {})).body, 'secret') ?? '';
  t.not(next, secret);
  await admin.post(`${url}/probe`, {});
  await sql`UPDATE webhook SET replaced_at = now() - interval '25 hours'`.execute(app.db);
  await admin.post(`${url}/probe`, {});
  const [both, one] = receiver.received;
  t.ok(both && isSigned(both, secret) && isSigned(both, next));
  t.ok(one && isSigned(one, next) && !isSigned(one, secret));
});

test('a secret that nobody can read any more is said to be so, and a new one helps', async (t) => {
  const app = await testApp(t);
  const admin = await anEditor(app, 'admin');
  const receiver = await aReceiver(t);
  const { url } = await added(admin, app, { address: receiver.url });
  await app.db
    .updateTable('webhook')
    .set({ secret: seal(Buffer.alloc(32, 7), 'whsec_x') })
    .execute();
  await admin.post(`${url}/probe`, {});
  t.match(await read(admin, `${url}?getan=probe`), 'Bitte erzeugen Sie ein neues.');
  t.strictSame(receiver.received, []);
  const next = fieldOf((await admin.post(`${url}/geheimnis`, {})).body, 'secret') ?? '';
  await admin.post(`${url}/probe`, {});
  const [told] = receiver.received;
  t.ok(told && isSigned(told, next));
});

test('it is switched off and on, says why it is off, and is deleted with what was kept of it', async (t) => {
  const app = await testApp(t);
  const admin = await anEditor(app, 'admin');
  const { url, id } = await added(admin, app);
  const topic = await aTopic(app.db);
  await aComment(app.db, topic.id, { state: 'published' });
  t.match(await read(admin, url), 'Eine Nachricht wartet');
  for (const _ of [1, 2]) await admin.post(`${url}/aus`, {});
  t.match(await read(admin, url), 'Es wird nichts verschickt.');
  const deliveries = () => app.db.selectFrom('webhook_delivery').selectAll().execute();
  t.match(await deliveries(), [{ state: 'given-up' }]);
  await sql`UPDATE webhook SET off_because = 'failing', failures = 9, failing_since = now()`.execute(app.db);
  for (const page of [PATH, url])
    t.match(await read(admin, page), 'Drei Tage lang ist keine Nachricht angekommen');
  await sql`UPDATE webhook SET off_because = 'gone'`.execute(app.db);
  t.match(await read(admin, url), '(410)');
  for (const _ of [1, 2]) await admin.post(`${url}/ein`, {});
  t.match(await rows(app), [{ off_at: null, failures: 0, failing_since: null }]);
  const gone = await admin.post(`${url}/loeschen`, {});
  t.match(gone, { statusCode: 303, headers: { location: `${PATH}?getan=loeschen` } });
  t.match(await read(admin, `${PATH}?getan=loeschen`), 'Der Webhook ist gelöscht.');
  t.strictSame(await deliveries(), []);
  t.match(await rows(app), [{ secret: null, former_secret: null }]);
  t.equal((await admin.get(url)).statusCode, 404);
  await aComment(app.db, topic.id, { state: 'published' });
  t.strictSame(await deliveries(), [], 'it is told of nothing any more');
  const log = await app.db
    .selectFrom('staff_event')
    .select('action')
    .where('webhook_id', '=', id)
    .orderBy('id')
    .execute();
  t.strictSame(
    log.map(({ action }) => action),
    ['webhook-created', 'webhook-off', 'webhook-on', 'webhook-deleted'],
  );
});

test('there are ten at most', async (t) => {
  const app = await testApp(t);
  const admin = await anEditor(app, 'admin');
  for (let i = 0; i < 9; i++) await aWebhook(app, 'http://127.0.0.1:1/');
  const answers = await Promise.all([admin.post(PATH, WANTED), admin.post(PATH, WANTED)]);
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, 409]);
  t.equal((await rows(app)).length, 10);
});

test('in English the pages say the same', async (t) => {
  const app = await testApp(t);
  const admin = await anEditor(app, 'admin');
  const { url } = await added(admin, app);
  t.match(await read(admin, `${PATH}?lang=en`), 'Nothing was received yet');
  t.match(await read(admin, `${url}?lang=en`), 'Sends a test now and shows what the address answers.');
});

test('deliveries go after a week, and a secret that signs no more', async (t) => {
  const app = await testApp(t);
  const { row, deliveries } = await aWebhook(app, 'http://127.0.0.1:1/');
  const topic = await aTopic(app.db);
  for (let i = 0; i < 2; i++) await aComment(app.db, topic.id, { state: 'published' });
  const [first] = await deliveries();
  await sql`UPDATE webhook_delivery SET at = now() - interval '8 days' WHERE id = ${first?.id}`.execute(
    app.db,
  );
  await sql`UPDATE webhook SET former_secret = secret, replaced_at = now() - interval '25 hours'`.execute(
    app.db,
  );
  await forgetDeliveries(app.db);
  t.equal((await deliveries()).length, 1);
  t.equal((await row()).former_secret, null);
});
