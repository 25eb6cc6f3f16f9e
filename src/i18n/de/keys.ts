/** Everybody's own keys at the desks. */
export const keys = {
  'staff.keys.title': 'Meine Tasten',
  'staff.keys.own':
    'Am Arbeitsplatz der Moderation geht jede Entscheidung mit einer Taste. Sie können die Tasten ändern oder abschalten.',
  'staff.keys.open': 'Tasten ansehen und ändern',
  'staff.keys.lead':
    'Welche Taste was tut, in der Moderation. Gilt für Ihr Konto, in jedem Browser. In Textfeldern wirken Tasten nie.',
  'staff.keys.fixed':
    'Die Ziffern stehen fest: Sie wählen einen Grund oder eine Warteschlange. Esc führt zurück, Enter sendet. Abgeschaltet sind auch die Ziffern.',
  'staff.keys.save': 'Speichern',
  'staff.keys.usual': 'Übliche Tasten wiederherstellen',
  'staff.keys.done.gespeichert': 'Ihre Tasten sind gespeichert.',
  'staff.keys.done.ueblich': 'Es gelten wieder die üblichen Tasten.',
  'staff.keys.problem.one': 'Bitte genau ein Zeichen.',
  'staff.keys.problem.digit': 'Ziffern wählen Gründe und Warteschlangen. Bitte eine andere Taste.',
  'staff.keys.problem.taken': 'Diese Taste ist schon vergeben.',
  'staff.keys.act.next': 'Nächster Beitrag',
  'staff.keys.act.previous': 'Voriger Beitrag',
  'staff.keys.act.publish': 'Veröffentlichen',
  'staff.keys.act.reject': 'Ablehnen',
  'staff.keys.act.ask': 'Um Änderung bitten',
  'staff.keys.act.redact': 'Schwärzen',
  'staff.keys.act.spam': 'Spam',
  'staff.keys.act.note': 'Notiz',
  'staff.keys.act.remark': 'Als Redaktion antworten',
  'staff.keys.act.undo': 'Letzte Entscheidung zurücknehmen',
  'staff.keys.act.pick': 'Auswählen für mehrere',
  'staff.keys.act.takeOver': 'Zu mir holen',
  'staff.keys.act.evidence': 'Einzelheiten der Prüfung',
  'staff.keys.act.search': 'Suchen',
  'staff.keys.act.help': 'Alle Tasten zeigen',
} as const;
