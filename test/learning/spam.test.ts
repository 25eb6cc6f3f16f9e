import { statSync } from 'node:fs';
import { test } from 'tap';
import { explain } from '../../src/learning/explain.ts';
import {
  LIKELY_SPAM,
  readSpamPrior,
  readTriageModel,
  SPAM,
  spamProbability,
  trainSpam,
  urgency,
} from '../../src/learning/shipped.ts';
import { SIGNALS, signalCount, signalsOf } from '../../src/learning/spam-signals.ts';

function strength(signal: (typeof SIGNALS)[number], text: string): number {
  return signalsOf(text)[SIGNALS.indexOf(signal)] as number;
}

test('the shipped weights are small, name their sources, and hold no word of a text', (t) => {
  for (const [file, model] of [
    ['spam-prior.bin', readSpamPrior()],
    ['triage.bin', readTriageModel()],
  ] as const) {
    t.ok(statSync(new URL(`../../src/learning/${file}`, import.meta.url)).size <= 300_000);
    t.match(model.source, /CC BY 4\.0/u);
  }
  t.end();
});

test('a new site knows advertising from a contribution, and says why', (t) => {
  const model = readSpamPrior();
  const spam = 'Hey guys check out my channel and subscribe http://example.com/win';
  t.ok((spamProbability(model, spam) ?? 0) > LIKELY_SPAM);
  const contribution =
    'Am Bahnhof fehlen Fahrradständer, siehe https://www.bonn.de/rad. Bitte mehr davon aufstellen, auch vor der Schule.';
  t.ok((spamProbability(model, contribution) ?? 1) < LIKELY_SPAM);
  const signals = explain(model, SPAM, spam)?.reasons.filter(({ kind }) => kind === 'signal');
  t.match(signals?.[0], { signal: 'calls', count: 2 });
  t.end();
});

test("the moderators' decisions bend what was shipped", async (t) => {
  const text = 'Folgt uns und abonniert den Newsletter der Stadtbücherei';
  const before = spamProbability(readSpamPrior(), text) as number;
  const decided = Array.from({ length: 12 }, (_, i) => ({ text: `${text}, Ausgabe ${i}`, labels: [SPAM] }));
  t.ok((spamProbability(await trainSpam(decided), text) as number) > before);
  const ham = decided.map((one) => ({ ...one, labels: [] }));
  t.ok((spamProbability(await trainSpam(ham), text) as number) < before);
});

test('an insult goes further up the queue than a wish', (t) => {
  const model = readTriageModel();
  const insult = urgency(model, 'Du bist ein dummes Schwein, verpiss dich endlich') as number;
  t.ok(insult > (urgency(model, 'Ich wünsche mir mehr Bänke im Kurpark') as number));
  t.end();
});

test('signals count what they say', (t) => {
  t.equal(signalCount('links', 'http://a.de/x www.b.com c.net, gut.Es'), 3);
  t.equal(signalCount('domains', 'http://a.de/x http://a.de/y http://b.de'), 2);
  t.equal(signalCount('capitals', 'KAUFT JETZT ALLES'), 100);
  t.equal(signalCount('calls', 'Schaut mal vorbei, klickt hier'), 2);
  t.ok(
    strength('link', 'http://a.de') >
      strength('link', `${'Der Radweg ist schlecht. '.repeat(20)} http://a.de`),
  );
  t.ok(strength('shortener', 'hier: bit.ly/abc') > 0);
  t.equal(strength('shortener', 'Orbit.ly'), 0);
  t.ok(strength('mixed-scripts', 'gеwinnen') > 0, 'a Cyrillic letter in a Latin word');
  t.ok(strength('phone', 'WhatsApp +49 151 2345678') > 0);
  t.ok(strength('currency', '500 € am Tag') > 0);
  t.strictSame(
    [...signalsOf('')],
    SIGNALS.map(() => 0),
  );
  t.strictSame(
    [...signalsOf('Am Bahnhof fehlen Bänke.')],
    SIGNALS.map(() => 0),
  );
  t.end();
});
