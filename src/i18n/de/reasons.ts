/** The city's list of reasons: what admins and moderators read about it. */
export const reasons = {
  'reasons.title': 'Gründe',
  'reasons.lead':
    'Diese Gründe stehen zur Wahl, wenn jemand ablehnt oder um Änderung bittet. Die Reihenfolge ist die der Tasten 1 bis 9. Das Kürzel steht bei jeder Entscheidung und im Export; es bleibt, wie es ist.',
  'reasons.readOnly': 'Ändern kann sie die Verwaltung.',
  'reasons.offered': 'Gründe zur Wahl',
  'reasons.archived': 'Archiviert',
  'reasons.archived.hint': 'Nicht mehr zur Wahl. Frühere Entscheidungen nennen den Grund weiter.',
  'reasons.archive': 'Archivieren',
  'reasons.archive.hint':
    'Der Grund steht dann nicht mehr zur Wahl. Frühere Entscheidungen nennen ihn weiter.',
  'reasons.restore': 'Wieder zur Wahl stellen',
  'reasons.kept':
    'Dieser Grund bleibt immer zur Wahl: für alles, was sonst nirgends passt, und für Antworten auf Widersprüche.',
  'reasons.new': 'Neuer Grund',
  'reasons.new.hint': 'Der neue Grund kommt ans Ende der Liste.',
  'reasons.create': 'Anlegen',
  'reasons.save': 'Speichern',
  'reasons.up': '{reason}: nach oben',
  'reasons.down': '{reason}: nach unten',
  'reasons.missing': 'Noch ohne: {langs}',
  'reasons.log': 'Änderungen',
  'reasons.log.create': 'Angelegt',
  'reasons.log.change': 'Geändert',
  'reasons.log.move': 'Verschoben',
  'reasons.log.archive': 'Archiviert',
  'reasons.log.restore': 'Wieder zur Wahl gestellt',
  'reasons.done.angelegt': 'Der Grund ist angelegt.',
  'reasons.done.geordnet': 'Die Reihenfolge ist geändert.',
  'reasons.done.gespeichert': 'Gespeichert. Es gilt ab der nächsten Entscheidung.',
  'reasons.done.archiviert': 'Der Grund ist archiviert.',
  'reasons.done.zurueckgeholt': 'Der Grund steht wieder zur Wahl.',
  'reasons.lang.de': 'Deutsch',
  'reasons.lang.en': 'English',
  'reasons.lang.en.hint':
    'Wer auf Englisch geschrieben hat, liest diese Texte. Wo einer fehlt, steht der deutsche.',
  'reasons.lang.de-simple': 'Leichte Sprache',
  'reasons.lang.de-simple.hint':
    'Kurze Sätze, je einer in einer Zeile. Lassen Sie die Texte von Menschen prüfen, die Leichte Sprache brauchen. Wo einer fehlt, steht der deutsche.',
  'reasons.field.code': 'Kürzel',
  'reasons.field.code.hint':
    'Kleine Buchstaben und Bindestriche, zum Beispiel „bauleitplanung“. Später nicht mehr änderbar.',
  'reasons.field.rule': 'Regel der Netiquette',
  'reasons.field.rule.hint': 'Die Nummer der Regel. Leer, wenn der Grund auf keiner Regel steht.',
  'reasons.field.label': 'Name in der Moderation',
  'reasons.field.label.hint': 'So steht der Grund in der Liste beim Ablehnen.',
  'reasons.field.prompt': 'Frage nach der Stelle',
  'reasons.field.prompt.hint':
    'Damit die Person erfährt, worum es geht, zum Beispiel: „Welche Worte greifen jemanden an?“',
  'reasons.field.publicLabel': 'Name für alle',
  'reasons.field.publicLabel.hint': 'So steht der Grund im Vorgang und in der Bilanz.',
  'reasons.field.ruleText': 'Was die Regel sagt',
  'reasons.field.ruleText.hint': 'Ein Satz, wie er in der Netiquette steht.',
  'reasons.field.body': 'Text an die Person',
  'reasons.field.body.hint':
    'Wird beim Ablehnen vorgeschlagen und ist dort änderbar. Leer: Wer entscheidet, schreibt selbst.',
  'reasons.field.remedy': 'Was die Person tun kann',
  'reasons.field.remedy.hint':
    'Ein Rat für eine neue Fassung. Wie lange sie Zeit hat und wie man widerspricht, steht immer dabei.',
  'reasons.problem.missing': 'Bitte ausfüllen.',
  'reasons.problem.tooLong': 'Zu lang: höchstens {max} Zeichen.',
  'reasons.problem.unstorable': 'Hier steht ein Zeichen, das sich nicht speichern lässt.',
  'reasons.problem.number': 'Bitte eine Zahl von 1 bis 99, oder leer lassen.',
  'reasons.problem.code':
    'Bitte nur kleine Buchstaben von a bis z und Bindestriche dazwischen, höchstens 40 Zeichen.',
  'reasons.problem.taken': 'Dieses Kürzel gibt es schon.',
} as const;
