import { test } from 'tap';
import { type Act, objectionEnds, type Situation, step } from '../../src/comments/comment-life.ts';

const DECIDED = new Date('2026-03-01T10:00:00Z');
const SOON = new Date('2026-03-02T10:00:00Z');
const ACTS: readonly Act[] = [
  'edit',
  'withdraw',
  'object',
  'erase',
  'publish',
  'redact',
  'ask',
  'reject',
  'spam',
  'reopen',
];

const PENDING: Situation = {
  state: 'pending',
  hasText: true,
  editWaits: false,
  objection: 'none',
  topicTakesComments: true,
};
const decided = (state: Situation['state'], more: Partial<Situation> = {}): Situation => ({
  ...PENDING,
  state,
  decidedAt: DECIDED,
  ...more,
});

/** Each act as it is told: what the log says and where it leads, or what is in the way. */
function told(now: Situation, at = SOON): Record<Act, string> {
  const entries = ACTS.map((act) => {
    const done = step(now, act, at);
    if (!done.goes) return [act, done.because];
    const { logged, next } = done;
    const with_ = [
      next.editWaits ? 'edit waits' : '',
      next.objection === now.objection ? '' : `objection ${next.objection}`,
      next.hasText ? '' : 'no text',
      next.redactedAt ? (next.hasOriginal ? 'redacted' : 'redacted for good') : '',
      next.asked ? 'asked' : '',
    ].filter(Boolean);
    return [act, [`${logged}: ${next.state}`, ...with_].join(', ')];
  });
  return Object.fromEntries(entries);
}

const LIVES: readonly { of: string; now: Situation; acts: Record<Act, string> }[] = [
  {
    of: 'a waiting comment',
    now: PENDING,
    acts: {
      edit: 'edit: pending',
      withdraw: 'withdraw: withdrawn',
      object: 'waits',
      erase: 'erase: erased, no text',
      publish: 'publish: published',
      redact: 'redact: published, redacted',
      ask: 'ask: pending, asked',
      reject: 'reject: rejected',
      spam: 'spam: spam',
      reopen: 'waits',
    },
  },
  {
    of: 'a published comment',
    now: decided('published'),
    acts: {
      edit: 'edit: published, edit waits',
      withdraw: 'withdraw: withdrawn',
      object: 'decided',
      erase: 'erase: erased, no text',
      publish: 'decided',
      redact: 'redact: published, redacted',
      ask: 'decided',
      reject: 'decided',
      spam: 'decided',
      reopen: 'reopen: pending',
    },
  },
  {
    of: 'a published comment whose edit waits',
    now: decided('published', { editWaits: true }),
    acts: {
      edit: 'edit: published, edit waits',
      withdraw: 'withdraw: withdrawn',
      object: 'decided',
      erase: 'erase: erased, no text',
      publish: 'publish-edit: published',
      redact: 'edit-waits',
      ask: 'edit-waits',
      reject: 'reject-edit: published',
      spam: 'edit-waits',
      reopen: 'reopen: pending',
    },
  },
  {
    of: 'a comment that was not published',
    now: decided('rejected'),
    acts: {
      edit: 'edit: pending',
      withdraw: 'withdraw: withdrawn',
      object: 'object: rejected, objection open',
      erase: 'erase: erased, no text',
      publish: 'decided',
      redact: 'decided',
      ask: 'decided',
      reject: 'decided',
      spam: 'decided',
      reopen: 'reopen: pending',
    },
  },
  {
    of: 'a comment that was not published, with an open objection',
    now: decided('rejected', { objection: 'open' }),
    acts: {
      edit: 'edit: pending, objection void',
      withdraw: 'withdraw: withdrawn, objection void',
      object: 'objected-before',
      erase: 'erase: erased, objection void, no text',
      publish: 'publish: published, objection granted',
      redact: 'redact: published, objection granted, redacted',
      ask: 'objection-open',
      reject: 'uphold: rejected, objection upheld',
      spam: 'objection-open',
      reopen: 'objection-open',
    },
  },
  {
    of: 'a comment whose objection was decided',
    now: decided('rejected', { objection: 'upheld', topicTakesComments: false }),
    acts: {
      edit: 'topic-closed',
      withdraw: 'withdraw: withdrawn',
      object: 'objected-before',
      erase: 'erase: erased, no text',
      publish: 'decided',
      redact: 'decided',
      ask: 'decided',
      reject: 'decided',
      spam: 'decided',
      reopen: 'reopen: pending',
    },
  },
  {
    of: 'spam',
    now: decided('spam'),
    acts: {
      edit: 'is-spam',
      withdraw: 'withdraw: withdrawn',
      object: 'object: spam, objection open',
      erase: 'erase: erased, no text',
      publish: 'decided',
      redact: 'decided',
      ask: 'decided',
      reject: 'decided',
      spam: 'decided',
      reopen: 'reopen: pending',
    },
  },
  {
    of: 'spam whose text was deleted',
    now: decided('spam', { hasText: false }),
    acts: {
      edit: 'is-spam',
      withdraw: 'withdraw: withdrawn, no text',
      object: 'text-gone',
      erase: 'erase: erased, no text',
      publish: 'decided',
      redact: 'decided',
      ask: 'decided',
      reject: 'decided',
      spam: 'decided',
      reopen: 'text-gone',
    },
  },
  {
    of: 'a withdrawn comment',
    now: decided('withdrawn'),
    acts: {
      edit: 'gone',
      withdraw: 'gone',
      object: 'gone',
      erase: 'erase: erased, no text',
      publish: 'gone',
      redact: 'gone',
      ask: 'gone',
      reject: 'gone',
      spam: 'gone',
      reopen: 'gone',
    },
  },
  {
    of: 'an erased comment',
    now: decided('erased', { hasText: false }),
    acts: {
      edit: 'gone',
      withdraw: 'gone',
      object: 'gone',
      erase: 'gone',
      publish: 'gone',
      redact: 'gone',
      ask: 'gone',
      reject: 'gone',
      spam: 'gone',
      reopen: 'gone',
    },
  },
  {
    of: 'a waiting comment whose author was asked to change it',
    now: { ...PENDING, asked: true },
    acts: {
      edit: 'edit: pending',
      withdraw: 'withdraw: withdrawn',
      object: 'waits',
      erase: 'erase: erased, no text',
      publish: 'publish: published',
      redact: 'redact: published, redacted',
      ask: 'ask: pending, asked',
      reject: 'reject: rejected',
      spam: 'spam: spam',
      reopen: 'reopen: pending',
    },
  },
  {
    of: 'a published comment with words blackened',
    now: decided('published', { redactedAt: DECIDED, hasOriginal: true }),
    acts: {
      edit: 'edit: published, edit waits, redacted',
      withdraw: 'withdraw: withdrawn, redacted',
      object: 'object: published, objection open, redacted',
      erase: 'erase: erased, no text',
      publish: 'decided',
      redact: 'redact: published, redacted',
      ask: 'decided',
      reject: 'decided',
      spam: 'decided',
      reopen: 'restore: pending',
    },
  },
  {
    of: 'a comment with words blackened whose original is deleted',
    now: decided('published', { redactedAt: DECIDED }),
    acts: {
      edit: 'edit: published, edit waits, redacted for good',
      withdraw: 'withdraw: withdrawn, redacted for good',
      object: 'object: published, objection open, redacted for good',
      erase: 'erase: erased, no text',
      publish: 'decided',
      redact: 'redact: published, redacted',
      ask: 'decided',
      reject: 'decided',
      spam: 'decided',
      reopen: 'reopen: pending, redacted for good',
    },
  },
  {
    of: 'a blackened comment whose author objected to that',
    now: decided('published', { redactedAt: DECIDED, hasOriginal: true, objection: 'open' }),
    acts: {
      edit: 'edit: published, edit waits, objection void, redacted',
      withdraw: 'withdraw: withdrawn, objection void, redacted',
      object: 'objected-before',
      erase: 'erase: erased, objection void, no text',
      publish: 'restore: published, objection granted',
      redact: 'objection-open',
      ask: 'objection-open',
      reject: 'uphold: published, objection upheld, redacted',
      spam: 'objection-open',
      reopen: 'objection-open',
    },
  },
  {
    of: 'a blackened comment whose new text waits',
    now: decided('published', { redactedAt: DECIDED, hasOriginal: true, editWaits: true }),
    acts: {
      edit: 'edit: published, edit waits, redacted',
      withdraw: 'withdraw: withdrawn, redacted',
      object: 'object: published, edit waits, objection open, redacted',
      erase: 'erase: erased, no text',
      publish: 'publish-edit: published',
      redact: 'edit-waits',
      ask: 'edit-waits',
      reject: 'reject-edit: published, redacted',
      spam: 'edit-waits',
      reopen: 'reopen: pending',
    },
  },
];

for (const { of, now, acts } of LIVES) {
  test(`what may become of ${of}`, async (t) => t.strictSame(told(now), acts));
}

test('after a topic’s end a waiting text may still be changed, but no decided one', async (t) => {
  const ended = { topicTakesComments: false };
  t.equal(told({ ...PENDING, ...ended }).edit, 'edit: pending');
  t.equal(told(decided('published', ended)).edit, 'topic-closed');
  t.equal(told(decided('rejected', ended)).edit, 'topic-closed');
  t.match(told(decided('rejected', ended)).object, /objection open/);
});

test('an objection is possible for six months after the decision', async (t) => {
  const end = objectionEnds(DECIDED);
  t.equal(end.toISOString(), '2026-09-01T10:00:00.000Z');
  t.match(told(decided('rejected'), end).object, /objection open/);
  // The page says until which day, and every city's clock shows that day for less than a day after this.
  const dayAfter = new Date(end.getTime() + 24 * 3_600_000);
  t.match(told(decided('rejected'), new Date(dayAfter.getTime() - 1)).object, /objection open/);
  t.equal(told(decided('rejected'), dayAfter).object, 'too-late');
  t.equal(objectionEnds(new Date('2026-08-31T23:30:00Z')).toISOString(), '2027-02-28T23:30:00.000Z');
});

test('an objection after the text was deleted cannot be granted', async (t) => {
  t.equal(told(decided('spam', { hasText: false, objection: 'open' })).publish, 'text-gone');
});
