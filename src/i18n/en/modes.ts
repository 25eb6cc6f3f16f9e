import type { modes as de } from '../de/modes.ts';

export const modes = {
  'modes.pause.default':
    'We are not taking new comments at the moment and will be back soon. What is here already stays for you to read.',
  'modes.notSent.paused': 'Comments are paused at the moment',
  'modes.notSent.paused.text':
    'Your comment was not stored. So that nothing is lost, your text is here for you to copy.',
  'modes.notSent.tooSoon': 'Please wait a moment longer',
  'modes.notSent.tooSoon.text':
    'So that many can have their say, this topic takes {minutes, plural, one {one comment a minute} other {one comment in # minutes}} from each connection; perhaps you share yours with others. Your comment is not stored yet, and your text is unchanged in the form.',
  'modes.form.slow':
    'So that many can have their say, {minutes, plural, one {one comment a minute} other {one comment in # minutes}} is possible here from each connection.',
  'modes.form.appearsAtOnce':
    'Your comment usually appears at once. If a program notices something, a person reads it first.',
  'modes.form.late.title': 'The period ended on {day}.',
  'modes.form.late.text':
    'You can still write; your comment will be marked as late. Comments that were not made in time may be left out of account in the decision.',
  'modes.after.check': 'Programs look for spam, personal data and insults.',
  'modes.after.decision':
    'If they find nothing it can be seen at once, and a person reads it afterwards. Otherwise a person reads it first, usually within {hours, plural, one {one hour} other {# hours}}.',
  'modes.legend.afterwards': 'Read afterwards',
  'modes.legend.afterwards.text':
    'Comments can appear here before a person has read them. The editorial team reads them afterwards.',

  'redaktion.section.modes': 'Moderation',
  'redaktion.field.moderation': 'When comments appear',
  'redaktion.field.moderation.hint':
    '“At once” holds only where no check finds anything. Such comments stand in the queue “Review”. Where Akismet acts and the person agreed, the comment waits for its answer.',
  'redaktion.field.moderation.pre': 'after a person has approved them',
  'redaktion.field.moderation.post': 'at once; a person reads them afterwards',
  'redaktion.field.slow_minutes': 'Minutes between two comments',
  'redaktion.field.slow_minutes.hint':
    'From one connection at most one comment in this time. 0: as many as they like. In schools, companies and mobile networks many people share a connection.',
  'redaktion.field.four_eyes': 'Second person for decisions',
  'redaktion.field.four_eyes.hint':
    'The first decision is a proposal then. Whoever wrote the comment hears of the second one only.',
  'redaktion.field.four_eyes.none': 'not needed',
  'redaktion.field.four_eyes.refusals': 'to reject, to redact, and for spam',
  'redaktion.field.four_eyes.all': 'to publish, too',
  'redaktion.field.is_formal': 'Formal participation',
  'redaktion.field.is_formal.hint':
    'After the last day the form stays; late comments are marked, never refused (cf. sections 3 and 4a BauGB). Please do not pause during the period: that might shorten it.',
  'redaktion.field.is_formal.no': 'no',
  'redaktion.field.is_formal.yes': 'yes, take late comments and mark them',
  'redaktion.field.pause_notice': 'Notice during a pause',
  'redaktion.field.pause_notice.hint':
    'Stands on the page instead of the form. Empty: “We are not taking new comments at the moment …”',
  'redaktion.form.pause': 'Pause comments',
  'redaktion.form.pause.hint': 'The notice stands on the page instead of the form until you resume.',
  'redaktion.form.resume': 'Resume comments',
  'redaktion.form.resume.hint': 'The form is on the page again.',
  'redaktion.notice.paused': 'Comments are paused.',
  'redaktion.notice.resumed': 'Comments are open again.',
  'redaktion.state.paused': 'Paused since {at}',
  'redaktion.error.choice': 'Please choose one of these.',
  'redaktion.error.minutes': 'Please a whole number from 0 to 1440.',
} satisfies Record<keyof typeof de, string>;
