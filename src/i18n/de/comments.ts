export const comments = {
  'comments.redacted':
    '[geschwärzt: {kind, select, personalData {Personendaten} insult {Beleidigung} advertising {Werbelink} other {Sonstiges}}]',
  'comments.form.title': 'Reden Sie mit',
  'comments.form.callToAction': 'Anregung, Frage oder Widerspruch: Alles hilft.',
  'comments.form.required': 'Sie brauchen kein Konto. Pflichtfelder sind mit * markiert.',
  'comments.form.optional': 'freiwillig',
  'comments.form.text.label': 'Ihr Beitrag',
  'comments.form.text.hint': 'Bitte keine Telefonnummern, Adressen oder Namen anderer Menschen.',
  'comments.form.text.netiquette': 'Es gilt unsere Netiquette.',
  'comments.form.text.limits': '{min, number} bis {max, number} Zeichen',
  'comments.form.text.written': '{count} geschrieben',
  'comments.form.text.over': '{count} zu viel',
  'comments.form.name.label': 'Name',
  'comments.form.name.hint':
    'Wird öffentlich angezeigt. Ein Pseudonym ist willkommen; ohne Angabe steht dort „Anonym“.',
  'comments.form.email.label': 'E-Mail-Adresse',
  'comments.form.email.hint':
    'Wird nicht veröffentlicht. Wir fragen zuerst per E-Mail nach, ob sie stimmt. Danach können wir Ihnen auch einen verlorenen Link noch einmal schicken.',
  'comments.form.notify.label': 'Benachrichtigen Sie mich per E-Mail, wenn sich zu meinem Beitrag etwas tut.',
  'comments.form.noMail':
    'Nach dem Absenden bekommen Sie einen privaten Link. Bewahren Sie ihn auf: E-Mails verschickt dieser Dienst nicht.',
  'comments.form.akismet.label': 'Mein Beitrag darf mit Akismet auf Spam geprüft werden.',
  'comments.form.akismet.hint':
    'Text, IP-Adresse und Browserkennung gehen dann an Automattic in den USA, Name und E-Mail-Adresse nicht. Ohne Häkchen prüfen wir selbst; Ihr Beitrag hat dadurch keinen Nachteil.',
  'comments.form.privacy': 'Wie Ihre Daten verarbeitet werden',
  'comments.form.send': 'Beitrag absenden',
  'comments.form.sendAnyway': 'Trotzdem absenden',
  'comments.form.sending': 'Wird gesendet …',
  'comments.form.sendNote': 'Ihr Beitrag erscheint, sobald ihn ein Mensch gelesen und freigegeben hat.',
  'comments.form.website': 'Bitte leer lassen',
  'comments.form.parent.label': 'Antwort auf einen Beitrag',
  'comments.form.personal.title': 'Steht da etwas Persönliches?',
  'comments.form.personal.text': 'Ihr Text wird öffentlich. Das hier lassen Sie vielleicht besser weg:',
  'comments.form.personal.phone': 'Telefonnummer',
  'comments.form.personal.address': 'Anschrift',
  'comments.form.personal.email': 'E-Mail-Adresse',
  'comments.form.personal.iban': 'Kontonummer',
  'comments.form.personal.again': 'Ist alles so gemeint? Dann drücken Sie „Trotzdem absenden“.',
  'comments.form.offline':
    'Sie sind gerade nicht mit dem Internet verbunden. Ihr Text bleibt hier stehen; senden Sie ihn ab, sobald die Verbindung wieder da ist.',

  'comments.after.title': 'Nach dem Absenden',
  'comments.after.receipt': 'Quittung',
  'comments.after.receipt.text': 'Sie bekommen eine Vorgangsnummer und einen privaten Link.',
  'comments.after.check': 'Prüfung',
  'comments.after.check.text':
    'Ein Mensch liest Ihren Beitrag, meist innerhalb von {hours, plural, one {einer Stunde} other {# Stunden}}.',
  'comments.after.decision': 'Entscheidung',
  'comments.after.decision.text': 'Er erscheint, oder Sie erfahren über Ihren Link den Grund.',
  'comments.after.answer': 'Antwort',
  'comments.after.answer.text': 'Die Stadt antwortet bis zum {due}.',

  'comments.problem.text.missing': 'Hier fehlt noch Ihr Text.',
  'comments.problem.text.tooShort':
    'Das ist sehr kurz. Bitte schreiben Sie mindestens {textMin, number} Zeichen.',
  'comments.problem.text.tooLong':
    'Ihr Text ist zu lang. Bitte kürzen Sie ihn auf {textMax, number} Zeichen, oder teilen Sie ihn auf zwei Beiträge auf.',
  'comments.problem.name.tooLong':
    'Der Name ist zu lang. Bitte kürzen Sie ihn auf {nameMax, number} Zeichen.',
  'comments.problem.email.missing':
    'Wohin sollen wir schreiben? Bitte geben Sie eine Adresse an, oder nehmen Sie das Häkchen bei „Benachrichtigen Sie mich“ heraus.',
  'comments.problem.email.tooLong':
    'Die Adresse ist länger als {emailMax, number} Zeichen. Bitte prüfen Sie sie, oder lassen Sie das Feld leer.',
  'comments.problem.email.notAnAddress':
    'Das ist noch keine vollständige E-Mail-Adresse, zum Beispiel „name@beispiel.de“. Bitte ergänzen Sie sie, oder lassen Sie das Feld leer.',
  'comments.problem.notStorable':
    'Hier steht ein Zeichen, das sich nicht speichern lässt. Bitte entfernen Sie es, etwa indem Sie die Stelle neu tippen.',
  'comments.problem.repeated': 'Dieses Feld kam mehrfach an. Bitte prüfen Sie, was darin steht.',
  'comments.problem.parent':
    'Der Beitrag, auf den Sie antworten, ist nicht zu finden. Schreiben Sie Ihren Text als eigenen Beitrag.',

  'comments.notSent.title': 'Noch nicht gesendet',
  'comments.notSent.kicker': 'Ihr Beitrag zu {topic}',
  'comments.notSent.back': 'Zurück zum Thema',
  'comments.notSent.summary':
    '{count, plural, one {Bitte prüfen Sie ein Feld} other {Bitte prüfen Sie # Felder}}',
  'comments.notSent.kept': 'Ihr Text ist vollständig erhalten.',
  'comments.notSent.closed': 'Dieses Thema nimmt gerade keine Beiträge an',
  'comments.notSent.closed.text':
    'Die Frist ist abgelaufen, oder sie hat noch nicht begonnen. Ihr Beitrag wurde nicht gespeichert. Damit nichts verloren geht, steht Ihr Text hier zum Kopieren.',
  'comments.notSent.closed.own': 'Ihr Text',
  'comments.notSent.closed.name': 'Ihr Name',
  'comments.notSent.copyText': 'Text kopieren',
  'comments.notSent.noTopic': 'Dieses Thema gibt es hier nicht',
  'comments.notSent.noTopic.text':
    'Vielleicht ist die Adresse vertippt, oder das Thema ist umgezogen. Ihr Beitrag wurde nicht gespeichert. Damit nichts verloren geht, steht Ihr Text hier zum Kopieren.',
  'comments.notSent.refused': 'So konnten wir das Formular nicht annehmen',
  'comments.notSent.refused.text':
    'Es kam von einer fremden Seite oder war unterwegs beschädigt. Ihr Beitrag ist noch nicht gespeichert. Bitte lesen Sie Ihren Text unten noch einmal durch und senden Sie ihn von hier ab.',
  'comments.notSent.tooMany': 'Gerade kommt zu viel auf einmal',
  'comments.notSent.tooMany.text':
    'Von Ihrem Anschluss kamen in kurzer Zeit viele Beiträge; vielleicht teilen Sie ihn mit anderen. Ihr Beitrag ist noch nicht gespeichert, Ihr Text steht unverändert im Formular.',
  'comments.notSent.tooMany.retry': 'Ab {text} können Sie ihn absenden.',
  'comments.notSent.tooMany.later': 'Bitte senden Sie ihn in einigen Minuten ab.',
  'comments.notSent.unavailable': 'Wir konnten nichts speichern',
  'comments.notSent.unavailable.text':
    'Unser Speicher antwortet gerade nicht. Ihr Text steht unverändert im Formular. Sie können gefahrlos noch einmal auf „Absenden“ drücken: Ihr Beitrag wird nur einmal gezählt.',
  'comments.notSent.tooLarge': 'Das war zu viel für eine Sendung',
  'comments.notSent.tooLarge.text':
    'Was Sie gesendet haben, war viel größer, als ein Beitrag sein darf, und wurde nicht gespeichert. Gehen Sie in Ihrem Browser eine Seite zurück: Dort steht Ihr Text noch. Kürzen Sie ihn bitte.',

  'comments.again.title': 'Schon eingegangen. Ihr Beitrag ist einmal gespeichert.',
  'comments.again.text':
    'Genau dieser Text kam eben schon an, vom selben Anschluss und mit denselben Angaben. Deshalb haben wir ihn nicht ein zweites Mal gespeichert.',
  'comments.again.link':
    'Den privaten Link zeigen wir hier nicht noch einmal: Es könnte jemand anderes am selben Anschluss sein. Sie finden ihn auf der Seite, die nach dem ersten Absenden erschienen ist.',
  'comments.again.next':
    'Ein Mensch liest den Beitrag, meist innerhalb von {hours, plural, one {einer Stunde} other {# Stunden}}.',
} as const;
