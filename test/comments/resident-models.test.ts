import { test } from 'tap';
import { vorgangSteps } from '../../src/cases/vorgang-steps.ts';
import type { CommentState } from '../../src/comments/comment.ts';
import { ledgerBar } from '../../src/comments/ledger-model.ts';
import { initials, titleParts } from '../../src/topics/topic-model.ts';

const receivedAt = { iso: '2017-04-22T06:40:00.000Z', text: '22. April 2017, 8:40 Uhr' };
const decidedAt = { iso: '2017-04-22T12:05:00.000Z', text: '22. April 2017, 14:05 Uhr' };

function course(state: CommentState, more: object = {}): string[] {
  const steps = vorgangSteps({ state, receivedAt, decisionHours: 48, ...more });
  return steps.map((step) => `${step.key} ${step.state}`);
}

test('the ledger bar is in proportion and fills its width', async (t) => {
  const bar = ledgerBar([
    { state: 'published', count: 3 },
    { state: 'pending', count: 1 },
    { state: 'spam', count: 0 },
  ]);
  t.strictSame(bar, [
    { state: 'published', x: '0.00%', width: '75.00%' },
    { state: 'pending', x: '75.00%', width: '25.00%' },
  ]);
});

test('one comment among ten thousand is seen in the ledger bar', async (t) => {
  const bar = ledgerBar([
    { state: 'published', count: 9999 },
    { state: 'pending', count: 1 },
  ]);
  t.ok(Number.parseFloat(bar[1]?.width ?? '') > 0.7);
  t.strictSame(ledgerBar([{ state: 'published', count: 0 }]), []);
});

test('a waiting comment is being checked and the rest is still to come', async (t) => {
  t.strictSame(course('pending', { answersDue: '31. August 2017' }), [
    'received done',
    'checked current',
    'published coming',
    'answer coming',
    'outcome coming',
  ]);
});

test('a published comment names an answer only where the city promised one', async (t) => {
  t.strictSame(course('published', { decidedAt }), [
    'received done',
    'checked done',
    'published done',
    'evaluation current',
  ]);
  t.equal(course('published', { decidedAt, answersDue: '31. August 2017' }).at(-2), 'answer coming');
});

test('a comment that is not published ends there', async (t) => {
  t.strictSame(course('rejected', { decidedAt, answersDue: '31. August 2017' }), [
    'received done',
    'checked done',
    'notPublished stopped',
  ]);
  t.equal(course('spam', { decidedAt }).at(-1), 'spam stopped');
});

test('a comment withdrawn before anybody decided was not checked', async (t) => {
  t.strictSame(course('withdrawn', { decidedAt }), ['received done', 'withdrawn stopped']);
  t.strictSame(course('erased', { decidedAt, checkedAt: decidedAt }), [
    'received done',
    'checked done',
    'erased stopped',
  ]);
});

test('a title may break after its dots', async (t) => {
  t.strictSame(titleParts('Digital.Stadt.Jena'), ['Digital.', 'Stadt.', 'Jena']);
  t.strictSame(titleParts('Was kommt. Was bleibt.'), ['Was kommt. Was bleibt.']);
});

test('initials are those of the first and the last name', async (t) => {
  t.equal(initials('Eva Schmitt-Rodermund'), 'ES');
  t.equal(initials(' öz '), 'Ö');
  t.equal(initials('Anna Maria von Berg'), 'AB');
});
