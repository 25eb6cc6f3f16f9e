import type { remarks as de } from '../de/remarks.ts';

export const remarks = {
  'moderation.remark': 'Answer as the editors',
  'moderation.remark.count': '{count, plural, one {one answer} other {# answers}}',
  'moderation.remark.new': 'In public under the comment',
  'moderation.remark.text': 'Text',
  'moderation.remark.hint':
    'Everybody reads it under the comment, from the editors of the city and with the time. It is no answer of the planners and does not count as one.',
  'moderation.remark.waits':
    'Everybody reads it under the comment once that is published. It is no answer of the planners and does not count as one.',
  'moderation.remark.send': 'Answer in public',
  'moderation.remark.edited': 'edited',
  'moderation.remark.change': 'Correct or take back',
  'moderation.remark.correct': 'Correct',
  'moderation.remark.takeBack': 'Take back',
  'moderation.remark.saved': 'Saved. It stands under the comment like this now.',
  'moderation.remark.missing': 'Please write something.',
  'moderation.remark.tooLong': 'The text is too long: {max} characters at most.',
  'moderation.remark.notStorable':
    'There is a character here that cannot be stored. Please type the passage again.',
  'moderation.remark.stale':
    'Somebody has corrected this text or taken it back meanwhile. Yours is not saved yet; above stands what holds now.',
  'moderation.remark.notPublic': 'The comment is not public any more. Your text is not saved.',
  'moderation.log.action.remark': 'Answered as the editors',
  'moderation.log.action.correct-remark': 'Answer of the editors corrected',
  'moderation.log.action.take-back-remark': 'Answer of the editors taken back',
} satisfies Record<keyof typeof de, string>;
