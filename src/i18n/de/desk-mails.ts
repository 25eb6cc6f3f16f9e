/** Mails to who moderates. */
export const deskMails = {
  'mails.queueDigest.subject':
    '{count, plural, one {Eine Sache wartet} other {# Sachen warten}} auf dem Arbeitsplatz',
  'mails.queueDigest.waiting':
    '{count, plural, =0 {Kein Beitrag wartet auf die erste Entscheidung.} one {Ein Beitrag wartet auf die erste Entscheidung, seit {time}.} other {# Beiträge warten auf die erste Entscheidung, der älteste seit {time}.}}',
  'mails.queueDigest.overdue':
    '{count, plural, one {Einer davon wartet} other {# davon warten}} länger als zugesagt.',
  'mails.queueDigest.edits': '{count, plural, one {Eine Änderung wartet.} other {# Änderungen warten.}}',
  'mails.queueDigest.objections':
    '{count, plural, one {Ein Widerspruch wartet.} other {# Widersprüche warten.}}',
  'mails.queueDigest.reported':
    '{count, plural, one {Ein Beitrag wurde gemeldet.} other {# Beiträge wurden gemeldet.}}',
  'mails.queueDigest.action': 'Warteschlange öffnen',
  'mails.queueDigest.why':
    'Sie bekommen diese E-Mail, weil Sie Beiträge moderieren. Unter „Mein Konto“ können Sie sie abbestellen.',
  'mails.promiseBroken.subject': 'Ein Beitrag wartet länger als zugesagt',
  'mails.promiseBroken.text':
    '{count, plural, one {Ein Beitrag wartet} other {# Beiträge warten}} länger als den Bürgerinnen und Bürgern zugesagt, der älteste seit {time}.',
} as const;
