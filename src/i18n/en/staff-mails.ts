import type { staffMails as german } from '../de/staff-mails.ts';

export const staffMails = {
  'mails.staffInvitation.subject': 'Invitation to the workplace of {site}',
  'mails.staffInvitation.text':
    '{name}, you are invited to the workplace of {site}.\nWith the link you set your password and come in. It is good for seven days and only once.',
  'mails.staffInvitation.action': 'Set the password',
  'mails.staffInvitation.closing': 'Do not pass this mail on: whoever has the link can set the password.',
  'mails.staffInvitation.why': 'You get this mail because an account was made for you at the workplace.',
  'mails.staffReset.subject': 'New password for the workplace of {site}',
  'mails.staffReset.text':
    '{name}, with the link you set a new password for the workplace of {site}. It is good for one day and only once.',
  'mails.staffReset.action': 'Set a new password',
  'mails.staffReset.closing':
    'That was not you? Then you need not do anything; your password stays as it is. Do not pass this mail on.',
  'mails.staffReset.why': 'You get this mail because somebody asked for a new password for your account.',
} as const satisfies Record<keyof typeof german, string>;
