import { test } from 'tap';
import { testApp } from '../support/app.ts';
import { aTopic } from '../support/builders.ts';

for (const zone of ['Pacific/Auckland', 'America/Los_Angeles']) {
  test(`the promised day is the same on a machine in ${zone}`, async (t) => {
    const before = process.env['TZ'];
    process.env['TZ'] = zone;
    t.teardown(() => {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    });
    const app = await testApp(t);
    const topic = await aTopic(app.db, { answers_due: '2027-03-31', closes_at: '2027-01-31T22:59:00Z' });
    const page = (await app.inject(`/themen/${topic.slug}`)).body.replaceAll('\u00a0', ' ');
    t.match(page, '31. März 2027');
    t.match(page, '31. Januar 2027', 'and times are the city’s');
    t.notMatch(page, /(30\. März|1\. April|1\. Februar|30\. Januar) 2027/);
  });
}

test('a topic put into the archive before its end does not say that it ended on a day to come', async (t) => {
  const app = await testApp(t);
  const closesAt = new Date(Date.now() + 90 * 86_400_000);
  const topic = await aTopic(app.db, { state: 'archived', closes_at: closesAt });
  const page = (await app.inject(`/themen/${topic.slug}`)).body;
  t.notMatch(page, 'Beendet am');
});
