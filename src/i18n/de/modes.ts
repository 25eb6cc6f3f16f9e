export const modes = {
  'modes.pause.default':
    'Wir nehmen gerade keine neuen Beiträge an und sind bald wieder für Sie da. Was schon hier steht, können Sie weiter lesen.',
  'modes.notSent.paused': 'Das Mitreden macht gerade eine Pause',
  'modes.notSent.paused.text':
    'Ihr Beitrag wurde nicht gespeichert. Damit nichts verloren geht, steht Ihr Text hier zum Kopieren.',
  'modes.notSent.tooSoon': 'Bitte warten Sie noch einen Moment',
  'modes.notSent.tooSoon.text':
    'Damit viele zu Wort kommen, nimmt dieses Thema von jedem Anschluss {minutes, plural, one {einen Beitrag in der Minute} other {einen Beitrag in # Minuten}} an; vielleicht teilen Sie Ihren Anschluss mit anderen. Ihr Beitrag ist noch nicht gespeichert, Ihr Text steht unverändert im Formular.',
  'modes.form.slow':
    'Damit viele zu Wort kommen, ist hier von jedem Anschluss {minutes, plural, one {ein Beitrag in der Minute} other {ein Beitrag in # Minuten}} möglich.',
  'modes.form.appearsAtOnce':
    'Ihr Beitrag erscheint in der Regel sofort. Fällt einem Programm etwas auf, liest ihn zuerst ein Mensch.',
  'modes.form.late.title': 'Die Frist ist am {day} abgelaufen.',
  'modes.form.late.text':
    'Sie können weiterhin schreiben; Ihr Beitrag wird als verspätet gekennzeichnet. Beiträge, die nicht rechtzeitig abgegeben wurden, können bei der Entscheidung unberücksichtigt bleiben.',
  'modes.after.check': 'Programme suchen nach Spam, Personendaten und Beleidigungen.',
  'modes.after.decision':
    'Finden sie nichts, ist er sofort zu sehen, und ein Mensch liest ihn danach. Sonst liest ihn ein Mensch vorher, meist innerhalb von {hours, plural, one {einer Stunde} other {# Stunden}}.',
  'modes.legend.afterwards': 'Danach gelesen',
  'modes.legend.afterwards.text':
    'Beiträge können hier erscheinen, bevor ein Mensch sie gelesen hat. Die Redaktion liest sie anschließend.',

  'redaktion.section.modes': 'Moderation',
  'redaktion.field.moderation': 'Wann Beiträge erscheinen',
  'redaktion.field.moderation.hint':
    '„Sofort“ gilt nur, wenn keine Prüfung etwas findet. Solche Beiträge stehen in der Warteschlange „Nachprüfen“. Darf Akismet mitreden und hat die Person zugestimmt, wartet der Beitrag auf dessen Antwort.',
  'redaktion.field.moderation.pre': 'nachdem ein Mensch sie freigegeben hat',
  'redaktion.field.moderation.post': 'sofort; ein Mensch liest sie danach',
  'redaktion.field.slow_minutes': 'Abstand zwischen zwei Beiträgen, in Minuten',
  'redaktion.field.slow_minutes.hint':
    'Von einem Anschluss höchstens ein Beitrag in dieser Zeit. 0: ohne Abstand. In Schulen, Firmen und im Mobilfunk teilen sich viele einen Anschluss.',
  'redaktion.field.four_eyes': 'Zweite Person bei Entscheidungen',
  'redaktion.field.four_eyes.hint':
    'Die erste Entscheidung ist dann ein Vorschlag. Die Person, die geschrieben hat, erfährt erst von der zweiten.',
  'redaktion.field.four_eyes.none': 'nicht nötig',
  'redaktion.field.four_eyes.refusals': 'beim Ablehnen, Schwärzen und bei Spam',
  'redaktion.field.four_eyes.all': 'auch beim Veröffentlichen',
  'redaktion.field.is_formal': 'Förmliche Beteiligung',
  'redaktion.field.is_formal.hint':
    'Nach dem letzten Tag bleibt das Formular offen; späte Beiträge werden gekennzeichnet, nie abgewiesen (vgl. §§ 3 und 4a BauGB). Bitte während der Frist nicht pausieren: Das könnte sie verkürzen.',
  'redaktion.field.is_formal.no': 'nein',
  'redaktion.field.is_formal.yes': 'ja, späte Beiträge annehmen und kennzeichnen',
  'redaktion.field.pause_notice': 'Hinweis während einer Pause',
  'redaktion.field.pause_notice.hint':
    'Steht statt des Formulars auf der Seite. Leer: „Wir nehmen gerade keine neuen Beiträge an …“',
  'redaktion.form.pause': 'Mitreden pausieren',
  'redaktion.form.pause.hint': 'Statt des Formulars steht der Hinweis auf der Seite, bis Sie fortsetzen.',
  'redaktion.form.resume': 'Mitreden fortsetzen',
  'redaktion.form.resume.hint': 'Das Formular steht wieder auf der Seite.',
  'redaktion.notice.paused': 'Das Mitreden macht eine Pause.',
  'redaktion.notice.resumed': 'Das Mitreden geht weiter.',
  'redaktion.state.paused': 'Pausiert seit {at}',
  'redaktion.error.choice': 'Bitte wählen Sie eine der Möglichkeiten.',
  'redaktion.error.minutes': 'Bitte eine ganze Zahl von 0 bis 1440.',
};
