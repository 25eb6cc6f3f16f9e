export const follow = {
  'follow.side': 'Thema verfolgen',
  'follow.side.mail': 'Neues per E-Mail',
  'follow.side.mail.text': 'Sofort, täglich oder wöchentlich; ein Klick beendet es.',
  'follow.side.feed': 'Atom-Feed',
  'follow.side.feed.text': 'Für Leseprogramme, ohne Angaben von Ihnen.',

  'follow.title': 'Neues per E-Mail',
  'follow.kicker': 'Zum Thema {topic}',
  'follow.lead':
    'Sie bekommen, was öffentlich geworden ist: neue Beiträge, Antworten der Stadt und das Ende der Beteiligung. Gibt es nichts Neues, schreiben wir nicht.',
  'follow.off':
    'Dieser Dienst verschickt zurzeit keine E-Mails. Neues zu diesem Thema finden Sie auf der Themenseite und im Atom-Feed.',
  'follow.email.hint': 'Wir fragen zuerst per E-Mail nach, ob die Adresse stimmt.',
  'follow.rhythm': 'Wie oft?',
  'follow.rhythm.name':
    '{rhythm, select, atonce {Sofort, wenn es etwas Neues gibt} weekly {Einmal in der Woche, montags} other {Einmal am Tag, morgens}}',
  'follow.privacy':
    'Ihre Adresse nutzen wir nur für diese E-Mails. Wir messen nicht, ob Sie sie lesen. Wenn Sie abbestellen, löschen wir sie sofort; ohne Bestätigung nach {days, plural, one {einem Tag} other {# Tagen}}.',
  'follow.send': 'Thema verfolgen',
  'follow.back': 'Zurück zum Thema',
  'follow.sent': 'Sehen Sie in Ihr Postfach',
  'follow.sent.text':
    'Wir haben Ihnen eine E-Mail geschickt. Öffnen Sie sie und bestätigen Sie, dass Sie das Thema verfolgen möchten. Vorher schreiben wir nichts weiter.',
  'follow.sent.nothing':
    'Kam nichts an? Sehen Sie im Spam-Ordner nach. An eine Adresse schicken wir höchstens drei solche Anfragen am Tag.',

  'follow.confirm.question': 'Möchten Sie „{topic}“ verfolgen?',
  'follow.confirm.text':
    '{rhythm, select, atonce {Wir schreiben Ihnen, sobald es etwas Neues gibt.} weekly {Wir schreiben Ihnen montags, wenn es in der Woche etwas Neues gab.} other {Wir schreiben Ihnen morgens, wenn es etwas Neues gab.}} Ein Klick in jeder E-Mail beendet es.',
  'follow.confirm.button': 'Ja, Thema verfolgen',
  'follow.confirm.done': 'Sie verfolgen jetzt „{topic}“',
  'follow.unsubscribe.question': 'Keine E-Mails mehr zu diesem Thema?',
  'follow.unsubscribe.text': 'Wir löschen Ihre Adresse dann sofort.',
  'follow.unsubscribe.button': 'Abbestellen',
  'follow.unsubscribe.done': 'Sie bekommen keine E-Mails mehr zu diesem Thema',
  'follow.unsubscribe.done.text':
    'Ihre Adresse ist gelöscht. Auf der Themenseite können Sie weiter mitlesen.',

  'follow.manage.title': 'Ihre E-Mails zu „{topic}“',
  'follow.manage.save': 'Speichern',
  'follow.manage.saved': 'Gespeichert.',
} as const;
