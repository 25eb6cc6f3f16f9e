import type { keys as de } from '../de/keys.ts';

export const keys = {
  'staff.keys.title': 'My keys',
  'staff.keys.own':
    'At the moderators’ desk each decision takes one key. You can change the keys or switch them off.',
  'staff.keys.open': 'See and change keys',
  'staff.keys.lead':
    'Which key does what, in moderation. It holds for your account, in every browser. In text fields keys do nothing.',
  'staff.keys.fixed':
    'Digits are fixed: they choose a reason or a queue. Esc goes back, Enter sends. Switched off, digits do nothing either.',
  'staff.keys.save': 'Save',
  'staff.keys.usual': 'Restore the usual keys',
  'staff.keys.done.gespeichert': 'Your keys are saved.',
  'staff.keys.done.ueblich': 'The usual keys are back.',
  'staff.keys.problem.one': 'Exactly one character, please.',
  'staff.keys.problem.digit': 'Digits choose reasons and queues. Another key, please.',
  'staff.keys.problem.taken': 'This key is taken.',
  'staff.keys.act.next': 'Next comment',
  'staff.keys.act.previous': 'Previous comment',
  'staff.keys.act.publish': 'Publish',
  'staff.keys.act.reject': 'Reject',
  'staff.keys.act.ask': 'Ask for a change',
  'staff.keys.act.redact': 'Redact',
  'staff.keys.act.spam': 'Spam',
  'staff.keys.act.note': 'Note',
  'staff.keys.act.remark': 'Answer as the editors',
  'staff.keys.act.undo': 'Take back the last decision',
  'staff.keys.act.pick': 'Select for several',
  'staff.keys.act.takeOver': 'Take over',
  'staff.keys.act.evidence': 'Details of the screening',
  'staff.keys.act.search': 'Search',
  'staff.keys.act.help': 'Show all keys',
} satisfies Record<keyof typeof de, string>;
