import type { deskMails as german } from '../de/desk-mails.ts';

/** Leichte Sprache. */
export const deskMails = {
  'mails.queueDigest.subject':
    '{count, plural, one {1 Sache wartet} other {# Sachen warten}} am Arbeits-Platz',
  'mails.queueDigest.waiting':
    '{count, plural, =0 {Kein Beitrag wartet.} one {1 Beitrag wartet. Er wartet seit {time}.} other {# Beiträge warten. Der älteste wartet seit {time}.}}',
  'mails.queueDigest.overdue': '{count, plural, one {1 Beitrag wartet} other {# Beiträge warten}} zu lange.',
  'mails.queueDigest.edits': '{count, plural, one {1 Änderung wartet.} other {# Änderungen warten.}}',
  'mails.queueDigest.objections':
    '{count, plural, one {1 Widerspruch wartet.} other {# Widersprüche warten.}}',
  'mails.queueDigest.reported':
    '{count, plural, one {1 Beitrag ist gemeldet.} other {# Beiträge sind gemeldet.}}',
  'mails.queueDigest.action': 'Beiträge ansehen',
  'mails.queueDigest.why': 'Sie bekommen diese E-Mail, weil Sie Beiträge prüfen.',
  'mails.promiseBroken.subject': 'Ein Beitrag wartet zu lange',
  'mails.promiseBroken.text':
    '{count, plural, one {1 Beitrag wartet} other {# Beiträge warten}} zu lange. Der älteste wartet seit {time}.',
} as const satisfies Record<keyof typeof german, string>;
