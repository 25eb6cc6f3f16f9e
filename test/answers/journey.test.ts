import { test } from 'tap';
import { anAnswerer, answerFields, writeAnswer } from '../support/answerer.ts';
import type { TestApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { aCase } from '../support/case.ts';
import { mailingApp, mailRows, mailTo, outboxRests } from '../support/mailing-app.ts';
import { linkIn } from '../support/smtp-server.ts';
import { waitFor } from '../support/wait-for.ts';

const answerRow = (app: TestApp, id: string) =>
  app.db.selectFrom('answer').selectAll().where('id', '=', id).executeTakeFirst();

const events = async (app: TestApp, id: string) =>
  (
    await app.db
      .selectFrom('answer_event')
      .select(['action', 'comments'])
      .where('answer_id', '=', id)
      .orderBy('version_after')
      .orderBy('id')
      .execute()
  ).map(({ action, comments }) => `${action} ${comments}`);

function contact(app: TestApp, comment_id: string, email: string, language = 'de') {
  return app.db
    .insertInto('comment_contact')
    .values({ comment_id, email, notify: true, confirmed_at: new Date(), language })
    .execute();
}

test('a draft is checked, released by a second person, told to the author and public at once', async (t) => {
  const { app, server } = await mailingApp(t);
  const topic = await aTopic(app.db, { slug: 'licht', answers_four_eyes: true });
  const published = { state: 'published', published_at: new Date(), decided_at: new Date() } as const;
  const frieda = await aCase(app, { ...published, body: 'Es braucht eine Warteliste.' }, topic);
  const other = await aCase(app, { ...published, body: 'Termine nach 18 Uhr.' }, topic);
  await contact(app, frieda.comment.id, 'frieda@post.example');
  const writer = await anAnswerer(app, { name: 'A. Lindner' });
  const checker = await anAnswerer(app, { name: 'J. Sommer' });

  const opened = await writer.get(
    `/planung/themen/licht/antworten/neu?beitrag=${frieda.comment.reference}&beitrag=${other.comment.reference}`,
  );
  t.equal(opened.statusCode, 200);
  t.match(opened.body, 'Antwort für 2 Beiträge');
  t.match(opened.body, 'Es braucht eine Warteliste.');
  const { id, url } = await writeAnswer(writer, topic, [frieda.comment, other.comment], {
    action: 'hand-on',
  });
  t.notMatch((await app.inject('/themen/licht')).body, 'Wir richten eine Warteliste ein.');
  t.match((await frieda.get()).body, 'wertet');

  const waiting = await checker.get('/planung/antworten');
  t.match(waiting.body, 'Wir richten eine Warteliste ein.', 'it waits for the checker');
  t.notMatch(
    (await writer.get('/planung/antworten?liste=pruefung')).body,
    'Wir richten eine Warteliste ein.',
  );
  const page = await checker.get(url);
  t.match(page.body, 'Danach auf 2 Vorgangsseiten, 1 E-Mail');
  t.match(page.body, 'A. Lindner');
  const checked = await checker.post(url, answerFields({ version: '2', action: 'check' }));
  t.equal(checked.statusCode, 303);
  t.match(await answerRow(app, id), {
    state: 'checked',
    checked_by: checker.visitor.id,
    updated_by: writer.visitor.id,
  });
  t.notMatch((await app.inject('/themen/licht')).body, 'Wir richten eine Warteliste ein.');

  const own = await writer.post(url, answerFields({ version: '3', action: 'release' }));
  t.equal(own.statusCode, 409, 'who wrote it does not release it');
  t.match(own.body, 'Vier Augen: Sie haben diese Antwort zuletzt geschrieben');
  t.equal((await answerRow(app, id))?.state, 'checked');

  const released = await checker.post(url, answerFields({ version: '3', action: 'release' }));
  t.equal(released.statusCode, 303);
  t.equal(released.headers.location, `${url}?getan=freigegeben`);
  t.match((await checker.get(url)).body, 'So steht sie öffentlich');

  await waitFor('the answer on the topic’s page', async () =>
    (await app.inject('/themen/licht')).body.includes('Wir richten eine Warteliste ein.'),
  );
  const publicPage = (await app.inject('/themen/licht')).body;
  t.match(publicPage, 'Antwort der Stadt');
  t.match(publicPage, 'teilweise berücksichtigt');
  const english = (await app.inject('/en/themen/licht')).body;
  t.match(english, 'partly adopted');
  t.match(
    english,
    /<p class="sg-answer__text" dir="auto" lang="de"\s*>/,
    'German words on an English page say so',
  );
  t.match((await app.inject('/themen/licht/feed.atom')).body, 'Wir richten eine Warteliste ein.');
  t.match((await app.inject('/feed.atom')).body, 'Wir richten eine Warteliste ein.');
  const ledger = JSON.parse((await app.inject('/themen/licht/bilanz.json')).body);
  t.match(JSON.stringify(ledger), /"partly":2/);
  const vorgang = await frieda.get();
  t.match(vorgang.body, 'Wir richten eine Warteliste ein.');
  t.match(vorgang.body, 'teilweise berücksichtigt');

  const mail = await mailTo(server, 'frieda@post.example');
  t.equal(mail.subject, 'Ihr Beitrag ist beantwortet');
  t.equal(linkIn(mail, '/vorgang/'), `/vorgang/${frieda.token}`);
  t.notMatch(mail.text, 'Warteliste', 'no word of comment or answer is in the mail');
  await outboxRests(app);
  t.strictSame(
    (await mailRows(app)).map(({ kind }) => kind),
    ['case-answered'],
  );
  t.strictSame(await events(app, id), ['create 2', 'hand-on 2', 'check 2', 'release 2']);
});

test('without four eyes one person goes straight through', async (t) => {
  const { app } = await mailingApp(t);
  const topic = await aTopic(app.db);
  const comment = await aComment(app.db, topic.id, { state: 'published' });
  const { id } = await writeAnswer(await anAnswerer(app), topic, [comment], { action: 'release' });
  t.match(await answerRow(app, id), { state: 'released' });
  t.strictSame(await events(app, id), ['create 1', 'release 1']);
});

test('authors are told in the language they chose, once each, though two release at once', async (t) => {
  const { app, server } = await mailingApp(t);
  const topic = await aTopic(app.db, { title: 'Licht' });
  const languages = ['de', 'en', 'de-simple'];
  const comments = [];
  for (const language of languages) {
    const comment = await aComment(app.db, topic.id, { state: 'published' });
    await contact(app, comment.id, `${language}@post.example`, language);
    comments.push(comment);
  }
  const [one, two] = [await anAnswerer(app), await anAnswerer(app)];
  const { id, url } = await writeAnswer(one, topic, comments, { action: 'check' });
  const release = answerFields({ version: '2', action: 'release' });
  const replies = await Promise.all([one.post(url, release), two.post(url, release), one.post(url, release)]);
  t.strictSame(
    replies.map(({ statusCode }) => statusCode),
    [303, 303, 303],
  );
  const subjects: Record<string, string> = {
    de: 'Ihr Beitrag ist beantwortet',
    en: 'Your comment is answered',
    'de-simple': 'Antwort auf Ihren Beitrag',
  };
  for (const language of languages)
    t.equal((await mailTo(server, `${language}@post.example`)).subject, subjects[language]);
  await outboxRests(app);
  t.equal(server.mails.length, 3);
  t.equal((await events(app, id)).filter((event) => event.startsWith('release')).length, 1);
});
