export const reportMails = {
  'mails.confirmReport.subject': 'Please confirm your e-mail address',
  'mails.confirmReport.text':
    'You reported a comment on “{topic}” and gave this address. Is it right?\nOnce you have confirmed it, we will write to you a single time: when your report is decided.',
  'mails.confirmReport.action': 'Confirm the address',
  'mails.confirmReport.closing':
    'This was not you? Then there is nothing to do. Without your confirmation we do not write to you again and delete the address.',
  'mails.confirmReport.why': 'You get this e-mail because somebody gave your address with a report.',
  'mails.reportDecided.subject': 'What became of your report',
  'mails.reportDecided.text':
    'You reported a comment on “{topic}”. {state, select, upheld {We have looked at it. It was removed or changed.} dismissed {We have looked at it. It stays.} other {It was withdrawn or deleted before anybody decided. That settles your report.}}',
  'mails.reportDecided.action': 'See your report',
  'mails.reportDecided.why': 'You get this e-mail once, because you asked for it with your report.',
} as const;
