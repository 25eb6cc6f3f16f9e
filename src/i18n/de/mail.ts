export const mail = {
  'mail.email.label': 'E-Mail-Adresse',
  'mail.language': 'Sprache der E-Mails',
  'mail.language.name': '{lang, select, de {Deutsch} en {English} other {Leichte Sprache}}',
  'mail.language.note': 'noch nicht geprüft',
  'mail.off': 'Dieser Dienst verschickt zurzeit keine E-Mails.',
  'mail.problem.missing': 'Hier fehlt noch Ihre E-Mail-Adresse.',
  'mail.problem.tooLong': 'Die Adresse ist länger als {max, number} Zeichen. Bitte prüfen Sie sie.',
  'mail.problem.notAnAddress':
    'Das ist noch keine vollständige E-Mail-Adresse, zum Beispiel „name@beispiel.de“. Bitte ergänzen Sie sie.',
  'mail.problem.notStorable':
    'Hier steht ein Zeichen, das sich nicht speichern lässt. Bitte tippen Sie die Adresse neu.',
  'mail.problem.repeated': 'Dieses Feld kam mehrfach an. Bitte prüfen Sie, was darin steht.',
  'mail.notTaken.title':
    '{why, select, tooMany {Gerade kommt zu viel auf einmal} unavailable {Wir konnten nichts speichern} other {So konnten wir das Formular nicht annehmen}}',
  'mail.notTaken.text':
    '{why, select, tooMany {Von Ihrem Anschluss kamen in kurzer Zeit viele Anfragen; vielleicht teilen Sie ihn mit anderen. Bitte senden Sie das Formular in einigen Minuten noch einmal.} unavailable {Unser Speicher antwortet gerade nicht. Ihre Angaben stehen noch im Formular; bitte senden Sie es in einigen Minuten noch einmal.} other {Es kam von einer fremden Seite oder war unterwegs beschädigt. Bitte prüfen Sie Ihre Angaben und senden Sie sie von hier ab.}}',

  'mail.confirmCase.question': 'Ist das Ihre E-Mail-Adresse?',
  'mail.confirmCase.text':
    'Bestätigen Sie, dass Sie zu „{topic}“ geschrieben und dabei diese Adresse angegeben haben.',
  'mail.confirmCase.next':
    '{notify, select, yes {Danach schreiben wir Ihnen, wenn sich zu Ihrem Beitrag etwas tut. Abbestellen können Sie das jederzeit.} other {Danach können Sie sich den Link zu Ihrem Vorgang noch einmal schicken lassen, wenn er verloren geht.}}',
  'mail.confirmCase.button': 'Adresse bestätigen',
  'mail.confirmCase.done': 'Ihre E-Mail-Adresse ist bestätigt',
  'mail.confirmCase.done.text':
    '{notify, select, yes {Wir schreiben Ihnen, wenn sich zu Ihrem Beitrag etwas tut.} other {Benachrichtigungen sind ausgeschaltet. Einschalten können Sie sie über den privaten Link zu Ihrem Vorgang.}}',
  'mail.toTopic': 'Zum Thema „{topic}“',
  'mail.unsubscribeCase.question': 'Keine E-Mails mehr zu Ihrem Beitrag?',
  'mail.unsubscribeCase.text':
    'Was aus Ihrem Beitrag wird, sehen Sie weiterhin über Ihren privaten Link. Dort können Sie die E-Mails auch wieder einschalten.',
  'mail.unsubscribeCase.button': 'E-Mails abbestellen',
  'mail.unsubscribeCase.done': 'Sie bekommen keine E-Mails mehr zu diesem Beitrag',

  'mail.notify.title': 'Per E-Mail benachrichtigen',
  'mail.notify.kicker': 'Ihr Beitrag zu {topic}',
  'mail.notify.back': 'Zurück zu Ihrem Vorgang',
  'mail.notify.none':
    'Geben Sie eine Adresse an, wenn Sie erfahren möchten, was aus Ihrem Beitrag wird. Sie wird nicht veröffentlicht.',
  'mail.notify.ended':
    'Dieser Beitrag ist zurückgezogen oder sein Text gelöscht. Deshalb speichern wir dazu keine Adresse mehr.',
  'mail.notify.waiting':
    'Wir haben an {address} geschrieben. Bitte öffnen Sie die E-Mail und bestätigen Sie Ihre Adresse; vorher schreiben wir nichts weiter. Kam nichts an? Sehen Sie im Spam-Ordner nach, oder speichern Sie unten noch einmal. Gingen heute schon mehrere E-Mails an diese Adresse, kommt unsere erst morgen.',
  'mail.notify.on': 'Benachrichtigungen gehen an {address}. Die Adresse ist bestätigt.',
  'mail.notify.off': 'Die Adresse {address} ist bestätigt; Benachrichtigungen sind ausgeschaltet.',
  'mail.notify.email.hint': 'Nur wenn Sie eine andere Adresse angeben möchten; sonst leer lassen.',
  'mail.notify.email.first': 'Wir fragen zuerst per E-Mail nach, ob die Adresse stimmt.',
  'mail.notify.tick': 'Benachrichtigen Sie mich, wenn sich zu meinem Beitrag etwas tut.',
  'mail.notify.save': 'Speichern',
  'mail.notify.saved': 'Gespeichert.',
  'mail.notify.delete.title': 'Adresse löschen',
  'mail.notify.delete.text':
    'Wir löschen die Adresse sofort. Ihr Beitrag bleibt, und der private Link gilt weiter. Geht er verloren, können wir ihn dann nicht mehr zuschicken.',
  'mail.notify.delete.button': 'Adresse löschen',

  'mail.link.title': 'Link verloren?',
  'mail.link.text':
    'Wenn Sie bei einem Beitrag eine E-Mail-Adresse angegeben und bestätigt haben, schicken wir Ihnen die privaten Links zu Ihren Beiträgen noch einmal.',
  'mail.link.button': 'Links zuschicken',
  'mail.link.sent': 'Sehen Sie in Ihr Postfach',
  'mail.link.sent.text':
    'Wenn zu dieser Adresse Beiträge gehören und sie bestätigt ist, kommen die Links in den nächsten Minuten an. Ob das so ist, zeigen wir hier nicht: Das geht nur Sie etwas an.',
  'mail.link.sent.nothing':
    'Kam nichts an? Sehen Sie im Spam-Ordner nach. An eine Adresse schicken wir die Links höchstens dreimal am Tag. Ohne bestätigte Adresse können wir den Link leider nicht wiederherstellen; mit der Vorgangsnummer sehen Sie den öffentlichen Stand.',
} as const;
