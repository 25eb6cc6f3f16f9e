/** Speaking as the city under a comment, at the moderators' desk. */
export const remarks = {
  'moderation.remark': 'Als Redaktion antworten',
  'moderation.remark.count': '{count, plural, one {eine Antwort} other {# Antworten}}',
  'moderation.remark.new': 'Öffentlich unter dem Beitrag',
  'moderation.remark.text': 'Text',
  'moderation.remark.hint':
    'Alle lesen es unter dem Beitrag, als Redaktion der Stadt mit Uhrzeit. Es ist keine Antwort aus der Planung und zählt nicht als solche.',
  'moderation.remark.waits':
    'Alle lesen es unter dem Beitrag, sobald er veröffentlicht ist. Es ist keine Antwort aus der Planung und zählt nicht als solche.',
  'moderation.remark.send': 'Öffentlich antworten',
  'moderation.remark.edited': 'bearbeitet',
  'moderation.remark.change': 'Ändern oder zurücknehmen',
  'moderation.remark.correct': 'Ändern',
  'moderation.remark.takeBack': 'Zurücknehmen',
  'moderation.remark.saved': 'Gespeichert. So steht es jetzt unter dem Beitrag.',
  'moderation.remark.missing': 'Bitte schreiben Sie etwas.',
  'moderation.remark.tooLong': 'Der Text ist zu lang: höchstens {max} Zeichen.',
  'moderation.remark.notStorable':
    'Hier steht ein Zeichen, das sich nicht speichern lässt. Bitte tippen Sie die Stelle neu.',
  'moderation.remark.stale':
    'Inzwischen hat jemand diesen Text geändert oder zurückgenommen. Ihr Text ist noch nicht gespeichert; oben steht, was jetzt gilt.',
  'moderation.remark.notPublic': 'Der Beitrag ist nicht mehr öffentlich. Ihr Text ist nicht gespeichert.',
  'moderation.log.action.remark': 'Als Redaktion geantwortet',
  'moderation.log.action.correct-remark': 'Antwort der Redaktion geändert',
  'moderation.log.action.take-back-remark': 'Antwort der Redaktion zurückgenommen',
} as const;
