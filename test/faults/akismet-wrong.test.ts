import { test } from 'tap';
import { type AkismetBehaviour, startAkismetServer } from '../support/akismet-server.ts';
import { testApp } from '../support/app.ts';
import { aTopic } from '../support/builders.ts';
import { listen } from '../support/listen.ts';
import { runJobsNow } from '../support/mailing-app.ts';
import { aModerator } from '../support/moderator.ts';
import { post } from '../support/resident.ts';
import { waitFor } from '../support/wait-for.ts';

const COMMENTS = 500;

/** Ways to be wrong, and what the desk says of each. */
const WAYS: readonly [AkismetBehaviour, string, string][] = [
  ['invalid-key', 'invalid-key', 'es erkennt den Schlüssel nicht an'],
  ['http-500', 'http-error', 'es meldet einen Fehler'],
  ['garbage', 'garbage', 'es antwortet Unverständliches'],
  ['refused', 'refused', 'keine Verbindung'],
  ['flood', 'garbage', 'es antwortet Unverständliches'],
  [{ redirect: 302 }, 'redirect', 'es leitet an eine andere Adresse weiter'],
  ['broken-off', 'refused', 'keine Verbindung'],
  [{ slow: 60_000 }, 'timeout', 'keine Antwort in der erlaubten Zeit'],
];

test('Akismet is wrong in eight ways while 500 comments come in: all wait for a person, the desk says what is wrong', {
  timeout: 240_000,
}, async (t) => {
  const akismet = await startAkismetServer({ behaviour: 'http-500' });
  const env = {
    AKISMET_MODE: 'act',
    AKISMET_KEY: 'k3y',
    AKISMET_SITE_URL: 'https://a.example',
    AKISMET_URL: akismet.url,
  };
  const app = await testApp(t, { env });
  t.teardown(() => akismet.close());
  await listen(app);
  const topic = await aTopic(app.db);
  const moderator = await aModerator(app);
  const outage = () => app.db.selectFrom('akismet_outage').select(['reason', 'until', 'failures']).execute();

  let sent = 0;
  for (const [i, [behaviour, reason, said]] of WAYS.entries()) {
    await akismet.behave(behaviour);
    for (; sent < ((i + 1) * COMMENTS) / WAYS.length; sent++) {
      const fields = { text: `Beitrag ${sent}: mehr Bänke`, akismet_consent: '1' };
      const reply = await post(app, topic.slug, fields, { address: `10.0.${sent >> 6}.${sent & 63}` });
      if (reply.statusCode !== 303) t.fail(`comment ${sent} was answered with ${reply.statusCode}`);
    }
    await waitFor(
      `the outage is noted as ${reason}`,
      async () => (await outage())[0]?.reason === reason,
      60_000,
    );
    const page = await moderator.get('/moderation');
    t.match(page.body, /Akismet antwortet seit [^<]* nicht: /, JSON.stringify(behaviour));
    t.match(page.body, said);
    t.match(page.body, /Die Beiträge warten wie immer auf Sie/);
  }

  t.equal(sent, COMMENTS);
  const states = () => app.db.selectFrom('comment').select(['state', 'suspicion']).execute();
  const waiting = await states();
  t.equal(waiting.length, COMMENTS, 'none is lost');
  t.ok(
    waiting.every(({ state }) => state === 'pending'),
    'all wait for a person',
  );
  t.strictSame((await outage()).length, 1, 'one outage, whatever it was made of');

  await akismet.behave('spam');
  const answered = () =>
    app.db.selectFrom('akismet_answer').select('answer').where('answer', '=', 'spam').execute();
  await waitFor(
    'all are asked about again',
    async () => {
      await runJobsNow(app);
      return (await answered()).length === COMMENTS;
    },
    120_000,
  );
  const sorted = await states();
  t.ok(sorted.every(({ state, suspicion }) => state === 'pending' && suspicion === 'spam'));
  t.not((await outage())[0]?.until, null, 'the outage is over');
  t.notMatch((await moderator.get('/moderation')).body, 'Akismet antwortet seit');
  const table = (await moderator.get('/moderation/akismet')).body;
  t.match(
    table,
    /<td class="sg-table__number">500<\/td><td class="sg-table__number">0<\/td><\/tr>/,
    'open, and none without an answer',
  );
});
