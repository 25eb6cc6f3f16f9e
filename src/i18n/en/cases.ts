import type { cases as de } from '../de/cases.ts';

export const cases = {
  'cases.vorgang.title': 'Your case',
  'cases.vorgang.kicker': 'Your comment on {topic}',
  'cases.vorgang.private': 'Private page.',
  'cases.vorgang.private.text':
    'Only people who know this link can see the case. Keep it; it does not expire.',
  'cases.vorgang.link': 'Your private link',
  'cases.vorgang.copy': 'Copy link',
  'cases.vorgang.copied': 'Copied',
  'cases.vorgang.copyFailed': 'Please copy with the keyboard',
  'cases.vorgang.heading':
    '{state, select, pending {Received. A person is now reading your comment.} published {Published. Your comment is on the topic page.} rejected {Not published. Here you can read why.} spam {Not published. The comment was classed as advertising.} withdrawn {Withdrawn. Your comment is not public.} other {Erased. Your text is gone for good.}}',
  'cases.vorgang.reference': 'Case number',
  'cases.vorgang.received': 'Received',
  'cases.vorgang.decisionDue': 'Decision promised',
  'cases.vorgang.by': 'by {text}',
  'cases.vorgang.decided': '{state, select, withdrawn {Withdrawn} erased {Erased} other {Decided}}',
  'cases.vorgang.steps': 'Progress',
  'cases.vorgang.step':
    '{key, select, received {Received} checked {{state, select, done {Checked} other {Being checked}}} published {Published} notPublished {Not published} spam {Classed as spam} withdrawn {Withdrawn} erased {Erased} other {The city’s answer}}',
  'cases.vorgang.step.state':
    '{state, select, done {Done:} current {Under way:} coming {To come:} other {Ended:}}',
  'cases.vorgang.step.received': 'Your comment is stored under the number {reference}.',
  'cases.vorgang.step.checking':
    'A person in the editorial team reads your comment, usually within {hours, plural, one {one hour} other {# hours}}. After that you see here whether it appears and, if not, the reason.',
  'cases.vorgang.step.publish': 'Your comment is then on the topic page.',
  'cases.vorgang.step.published': 'To the comment on the topic page',
  'cases.vorgang.step.due': 'promised by {due}',
  'cases.vorgang.step.answer': 'The city evaluates all comments and answers.',
  'cases.vorgang.step.spam':
    'A person in the editorial team has read the comment and classed it as advertising or spam. It is not published. It still counts: the topic page shows it in the figure “spam”.',
  'cases.vorgang.step.spam.remedy':
    'Is that a mistake? Then contact us and quote the case number {reference}.',
  'cases.vorgang.step.withdrawn': 'The text is no longer public. Replies by others stay.',
  'cases.vorgang.step.erased':
    'Text, name and e-mail address have been removed. The case number and the times remain, so that the figures add up.',
  'cases.vorgang.reason': 'Reason',
  'cases.vorgang.rule': 'Rule',
  'cases.vorgang.facts': 'What exactly it is about',
  'cases.vorgang.remedy': 'What you can do now',
  'cases.vorgang.remedy.write':
    'Write what you want to say once more, without what the rule forbids. Your text is below for you to copy.',
  'cases.vorgang.remedy.object': 'Do you disagree? Then write to us and quote the case number {reference}.',
  'cases.vorgang.writeAgain': 'Write a new comment',
  'cases.vorgang.own': 'Your comment',
  'cases.vorgang.own.note':
    '{state, select, published {this is what everyone can read} pending {this is what the editors see} other {not public}}',
  'cases.vorgang.questions': 'Questions about this case',
  'cases.vorgang.mail.text': 'Please quote your case number {reference}.',
  'cases.vorgang.imprint.text': 'It says how to reach the editors. Please quote your case number.',
  'cases.vorgang.topic': 'To the topic {topic}',
  'cases.vorgang.topic.text': 'What it is about and what others write',
  'cases.vorgang.netiquette': 'House rules',
  'cases.vorgang.netiquette.rule': 'House rules, rule {number}',
  'cases.vorgang.netiquette.text': 'The rules by which we decide',
  'cases.vorgang.privacy.text': 'What is stored, what for and how long',
} satisfies Record<keyof typeof de, string>;
