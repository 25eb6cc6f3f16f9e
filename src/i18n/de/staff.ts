import { accounts } from './accounts.ts';

export const staff = {
  ...accounts,
  'staff.product': 'Stadtgespräch',
  'staff.workplace': '{site} · Arbeitsplatz',
  'staff.skip': 'Zum Inhalt springen',
  'staff.areas': 'Bereiche',
  'staff.areas.moderation': 'Moderation',
  'staff.areas.planning': 'Planung',
  'staff.areas.redaktion': 'Redaktion',
  'staff.areas.waiting': 'wartende Beiträge',
  'staff.menu': 'Menü',
  'staff.keys': 'Tasten',
  'staff.signedInAs': 'Angemeldet als {name}',
  'staff.signOut': 'Abmelden',
  'staff.pager': 'Seiten',
  'staff.pager.position': '{from}–{to} von {total}',
  'staff.pager.previous': 'Vorige',
  'staff.pager.next': 'Nächste',
  'staff.errors.title': 'Das hat noch nicht geklappt',
  'staff.errors.intro':
    '{count, plural, one {Eine Angabe fehlt oder passt nicht.} other {# Angaben fehlen oder passen nicht.}}',
  'staff.signIn.title': 'Anmelden',
  'staff.signIn.lead': 'Arbeitsplatz für Moderation, Planung und Redaktion.',
  'staff.signIn.email': 'E-Mail-Adresse',
  'staff.signIn.password': 'Passwort',
  'staff.signIn.submit': 'Anmelden',
  'staff.signIn.help':
    'Sie haben noch keinen Zugang oder kommen nicht mehr hinein? Ihre Verwaltung des Arbeitsplatzes hilft weiter.',
  'staff.signIn.back': 'Zur öffentlichen Seite',
  'staff.signIn.wrong.title': 'Die Anmeldung hat nicht geklappt',
  'staff.signIn.wrong.text': 'E-Mail-Adresse und Passwort passen nicht zusammen. Bitte prüfen Sie beide.',
  'staff.signIn.limited.title': 'Zu viele Versuche',
  'staff.signIn.limited.text':
    'Bitte warten Sie {minutes, plural, one {eine Minute} other {# Minuten}} und versuchen Sie es dann erneut.',
  'staff.signIn.ended.title': 'Ihre Sitzung ist beendet',
  'staff.signIn.ended.text':
    'Bitte melden Sie sich erneut an. Danach geht es dort weiter, wo Sie waren; begonnene Texte bleiben in diesem Fenster erhalten.',
  'staff.signIn.signedOut.title': 'Sie sind abgemeldet',
  'staff.signIn.signedOut.text': 'Sie können dieses Fenster schließen oder sich wieder anmelden.',
  'staff.signIn.missing.email': 'Bitte geben Sie Ihre E-Mail-Adresse ein.',
  'staff.signIn.missing.password': 'Bitte geben Sie Ihr Passwort ein.',
  'staff.signIn.demo': 'Demo: Die Zugangsdaten stehen im Terminal, in dem die Anwendung gestartet wurde.',

  'staff.unsaved.title': 'Noch nicht gespeichert',
  'staff.unsaved.why':
    '{why, select, session {Ihre Sitzung ist beendet. Ihre Angaben stehen noch hier: Bitte melden Sie sich im neuen Fenster an, kommen Sie hierher zurück und speichern Sie noch einmal.} stale {Die Seite war zu lange offen. Ihre Angaben stehen noch hier: Bitte speichern Sie noch einmal.} tooMany {Es kamen sehr viele Anfragen auf einmal. Ihre Angaben stehen noch hier: Bitte warten Sie eine Minute und speichern Sie noch einmal.} other {Die Anwendung hat nicht rechtzeitig geantwortet. Ihre Angaben stehen noch hier: Bitte speichern Sie gleich noch einmal.}}',
  'staff.unsaved.signIn': 'Neu anmelden (neues Fenster)',
  'staff.unsaved.send': 'Noch einmal speichern',
} as const;
