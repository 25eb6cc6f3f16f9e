import type { staffMails as german } from '../de/staff-mails.ts';

/** Leichte Sprache. */
export const staffMails = {
  'mails.staffInvitation.subject': 'Einladung zum Arbeits-Platz {site}',
  'mails.staffInvitation.text':
    '{name}, Sie haben jetzt einen Zugang zum Arbeits-Platz von {site}.\nSie brauchen noch ein Pass-Wort.\nDrücken Sie auf den Knopf. Dann wählen Sie Ihr Pass-Wort.\nDer Link geht 7 Tage lang. Er geht nur 1 Mal.',
  'mails.staffInvitation.action': 'Pass-Wort wählen',
  'mails.staffInvitation.closing': 'Geben Sie diese E-Mail keiner anderen Person.',
  'mails.staffInvitation.why': 'Sie bekommen diese E-Mail, weil Sie einen Zugang zum Arbeits-Platz haben.',
  'mails.staffReset.subject': 'Neues Pass-Wort für den Arbeits-Platz {site}',
  'mails.staffReset.text':
    '{name}, Sie können ein neues Pass-Wort wählen.\nDrücken Sie auf den Knopf.\nDer Link geht 1 Tag lang. Er geht nur 1 Mal.',
  'mails.staffReset.action': 'Neues Pass-Wort wählen',
  'mails.staffReset.closing':
    'Waren Sie das nicht?\nDann müssen Sie nichts tun. Ihr Pass-Wort bleibt gleich.\nGeben Sie diese E-Mail keiner anderen Person.',
  'mails.staffReset.why': 'Sie bekommen diese E-Mail, weil jemand ein neues Pass-Wort für Sie wollte.',
} as const satisfies Record<keyof typeof german, string>;
