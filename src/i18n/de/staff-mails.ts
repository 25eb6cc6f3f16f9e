/** Mails to the city's own people. */
export const staffMails = {
  'mails.staffInvitation.subject': 'Einladung zum Arbeitsplatz {site}',
  'mails.staffInvitation.text':
    '{name}, Sie sind zum Arbeitsplatz von {site} eingeladen.\nMit dem Link setzen Sie Ihr Passwort und kommen herein. Er gilt sieben Tage und nur einmal.',
  'mails.staffInvitation.action': 'Passwort setzen',
  'mails.staffInvitation.closing':
    'Geben Sie diese E-Mail nicht weiter: Wer den Link hat, kann das Passwort setzen.',
  'mails.staffInvitation.why':
    'Sie bekommen diese E-Mail, weil die Verwaltung des Arbeitsplatzes ein Konto für Sie angelegt hat.',
  'mails.staffReset.subject': 'Neues Passwort für den Arbeitsplatz {site}',
  'mails.staffReset.text':
    '{name}, mit dem Link setzen Sie ein neues Passwort für den Arbeitsplatz von {site}. Er gilt einen Tag und nur einmal.',
  'mails.staffReset.action': 'Neues Passwort setzen',
  'mails.staffReset.closing':
    'Das waren nicht Sie? Dann brauchen Sie nichts zu tun; Ihr Passwort bleibt, wie es ist. Geben Sie diese E-Mail nicht weiter.',
  'mails.staffReset.why':
    'Sie bekommen diese E-Mail, weil jemand für Ihr Konto ein neues Passwort angefordert hat.',
} as const;
