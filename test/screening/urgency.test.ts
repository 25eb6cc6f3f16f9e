import { test } from 'tap';
import type { Verdict } from '../../src/screening/verdict.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aTopic } from '../support/builders.ts';
import { aModerator, entriesOf } from '../support/moderator.ts';
import { post, unescapeHtml } from '../support/resident.ts';

async function posted(app: TestApp, slug: string, text: string) {
  await post(app, slug, { text });
  const row = await app.db
    .selectFrom('comment as c')
    .innerJoin('screening as s', 's.comment_id', 'c.id')
    .select(['c.id', 'c.urgency', 'c.suspicion', 's.verdicts'])
    .where('c.body', '=', text)
    .executeTakeFirstOrThrow();
  const verdict = (row.verdicts as unknown as Verdict[]).find(({ check }) => check === 'urgency');
  return { ...row, grounds: verdict?.detail?.['grounds'] };
}

test('people in need, threats, insults, details about people and advertising come up in this order', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const calm = await posted(app, topic.slug, 'Mehr Bänke am Fluss, bitte.');
  const advert = await posted(app, topic.slug, 'Check out my channel, please subscribe!');
  const phone = await posted(app, topic.slug, 'Frau Meier erreichen Sie unter 03641 49 30 00.');
  const insult = await posted(app, topic.slug, 'Der Planer ist ein Hurensohn.');
  const threat = await posted(app, topic.slug, 'Wir wissen, wo ihr wohnt. Ich bringe euch um');
  const need = await posted(
    app,
    topic.slug,
    'Seit die Schule zu ist, will ich nicht mehr leben. Ich will nicht mehr leben!',
  );
  const later = await posted(app, topic.slug, 'Und Papierkörbe.');
  t.equal(calm.urgency, 0);
  t.match(need, { urgency: 100, grounds: 'selfHarm', suspicion: 'none' }, 'who is in need is no suspect');
  t.match(threat, { urgency: 95, suspicion: 'none' });
  t.match(insult, { urgency: 75 });
  t.match(phone, { urgency: 60, grounds: 'personalData' });
  t.match(advert, { urgency: 40, grounds: 'spam' });

  const moderator = await aModerator(app);
  const ids = async (query: string) => entriesOf((await moderator.get(`/moderation${query}`)).body);
  t.strictSame(
    await ids('?sortierung=dringend'),
    [need, threat, insult, phone, advert, calm, later].map(({ id }) => id),
  );
  t.strictSame(
    await ids(''),
    [calm, advert, phone, insult, threat, need, later].map(({ id }) => id),
    'who has waited longest, unless somebody asks for the other order',
  );
  t.strictSame(
    await ids('?queue=suspicious&sortierung=dringend'),
    [insult, phone, advert].map(({ id }) => id),
  );
  const page = unescapeHtml((await moderator.get('/moderation?sortierung=dringend')).body);
  t.match(page, /Klingt nach einer Drohung: .*„Ich bringe euch um“/);
  t.match(page, /Telefonseelsorge 0800 1110111/);
  t.match(
    page,
    /<a href="\/moderation\?sortierung=dringend" aria-current="true">braucht bald einen Menschen<\/a>/,
  );
  t.match(page, /href="\/moderation\?queue=suspicious&sortierung=dringend"/, 'the order stays chosen');
  t.match(page, /keine Entscheidung/);
  const decided = await moderator.get('/moderation?queue=decided&sortierung=dringend');
  t.notMatch(decided.body, 'braucht bald einen Menschen', 'what is decided needs nobody soon');
});

test('pages of the order show each comment once, back and forth', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const moderator = await aModerator(app);
  for (let i = 0; i < 45; i++) {
    await post(
      app,
      topic.slug,
      { text: i % 3 === 0 ? `Hurensohn Nummer ${i}` : `Bank Nummer ${i}, bitte` },
      { address: `192.0.2.${i}` },
    );
  }
  const seen: string[] = [];
  let url: string | undefined = '/moderation?sortierung=dringend';
  let before: string | undefined;
  while (url) {
    const { body }: { body: string } = await moderator.get(url);
    seen.push(...entriesOf(body));
    before = /<a href="([^"]+)" rel="prev">/.exec(body)?.[1] ?? before;
    url = /<a href="([^"]+)" rel="next">/.exec(body)?.[1];
    if (url) url = unescapeHtml(url);
  }
  t.equal(new Set(seen).size, 45);
  t.equal(seen.length, 45);
  t.strictSame(entriesOf((await moderator.get(unescapeHtml(before ?? ''))).body), seen.slice(20, 40));
});

test('what sounds like one of the phrases but is none moves nobody up', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  for (const text of [
    'Die Bank bitte an die Wand stellen, am nächsten Baum ist Schatten.',
    'Wir finden die Idee gut und kriegen das zusammen hin.',
    'Am Laternenmast klebt ein Plakat der Feuerwehr.',
    'Der alte Spielplatz stirbt aus, wir leben gern hier.',
  ]) {
    t.equal((await posted(app, topic.slug, text)).urgency, 0, text);
  }
});

test('an author who changes the text changes how soon it is needed, too', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const reply = await post(app, topic.slug, { text: 'Der Planer ist ein Hurensohn.' });
  const vorgang = String(reply.headers.location);
  const form = await app.inject(`${vorgang}/bearbeiten`);
  const version = /name="version" value="(\d+)"/.exec(form.body)?.[1] ?? '';
  const sent = await app.inject({
    method: 'POST',
    url: `${vorgang}/bearbeiten`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ version, text: 'Der Planer irrt sich.' }).toString(),
  });
  t.equal(sent.statusCode, 303);
  const { urgency } = await app.db.selectFrom('comment').select('urgency').executeTakeFirstOrThrow();
  t.equal(urgency, 0);
});
