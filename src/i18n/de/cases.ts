export const cases = {
  'cases.vorgang.title': 'Ihr Vorgang',
  'cases.vorgang.kicker': 'Ihr Beitrag zu {topic}',
  'cases.vorgang.private': 'Private Seite.',
  'cases.vorgang.private.text':
    'Wer diesen Link kennt, kann den Vorgang sehen und ändern. Bewahren Sie ihn auf; er läuft nicht ab.',
  'cases.vorgang.link': 'Ihr privater Link',
  'cases.vorgang.copy': 'Link kopieren',
  'cases.vorgang.copied': 'Kopiert',
  'cases.vorgang.copyFailed': 'Bitte mit der Tastatur kopieren',
  'cases.vorgang.heading':
    '{key, select, asked {Die Redaktion hat eine Bitte. Sie können den Text ändern.} redacted {Veröffentlicht, einzelne Stellen sind geschwärzt. Hier lesen Sie, warum.} pending {Eingegangen. Ein Mensch liest jetzt Ihren Beitrag.} edited {Geändert. Ein Mensch liest jetzt die neue Fassung.} published {Veröffentlicht. Ihr Beitrag steht auf der Themenseite.} evaluation {Veröffentlicht. Die Stadt wertet Ihren Beitrag aus.} answered {Beantwortet. Hier lesen Sie die Antwort der Stadt.} rejected {Nicht veröffentlicht. Hier lesen Sie, warum.} remedy {Nicht veröffentlicht. Sie können den Text ändern oder widersprechen.} remedyEdit {Nicht veröffentlicht. Sie können den Text ändern.} remedyObject {Nicht veröffentlicht. Sie können widersprechen.} objected {Widersprochen. Ein Mensch liest jetzt, was Sie schreiben.} upheld {Nicht veröffentlicht. Die Entscheidung bleibt nach Ihrem Widerspruch.} spam {Nicht veröffentlicht. Der Beitrag wurde als Werbung eingestuft.} withdrawn {Zurückgezogen. Ihr Beitrag ist nicht öffentlich.} other {Gelöscht. Ihr Text ist endgültig entfernt.}}',
  'cases.vorgang.reference': 'Vorgangsnummer',
  'cases.vorgang.received': 'Eingegangen',
  'cases.vorgang.decisionDue': 'Entscheidung zugesagt',
  'cases.vorgang.by': 'bis {text}',
  'cases.vorgang.decided': '{state, select, withdrawn {Zurückgezogen} erased {Gelöscht} other {Entschieden}}',
  'cases.vorgang.steps': 'Verlauf',
  'cases.vorgang.step':
    '{key, select, received {Eingegangen} checked {{state, select, done {Geprüft} other {In Prüfung}}} published {Veröffentlicht} notPublished {Nicht veröffentlicht} spam {Als Spam eingestuft} objection {{state, select, current {Widerspruch in Prüfung} other {Widerspruch geprüft}}} withdrawn {Zurückgezogen} erased {Gelöscht} evaluation {{state, select, current {In Auswertung} done {Ausgewertet} other {Auswertung}}} answer {{state, select, done {Beantwortet} other {Antwort}}} other {Ergebnis}}',
  'cases.vorgang.step.state':
    '{state, select, done {Erledigt:} current {Läuft gerade:} coming {Kommt noch:} other {Beendet:}}',
  'cases.vorgang.step.received': 'Ihr Beitrag ist gespeichert und trägt die Nummer {reference}.',
  'cases.vorgang.step.checking':
    'Ein Mensch aus der Redaktion liest Ihren Beitrag, meist innerhalb von {hours, plural, one {einer Stunde} other {# Stunden}}. Danach sehen Sie hier, ob er erscheint, und wenn nicht, aus welchem Grund.',
  'cases.vorgang.step.publish': 'Dann steht Ihr Beitrag auf der Themenseite.',
  'cases.vorgang.step.asked':
    'Die Redaktion hat Ihren Beitrag gelesen und bittet Sie, ihn bis zum {until} zu ändern. So lange ist er nicht öffentlich. Ihre neue Fassung liest wieder ein Mensch.',
  'cases.vorgang.step.askedBefore':
    'Die Redaktion hat Sie gebeten, den Text bis zum {until} zu ändern. Das geht weiterhin: Von selbst geschieht nichts, ein Mensch entscheidet.',
  'cases.vorgang.step.redacted':
    'Einzelne Stellen sind nicht öffentlich: In Ihrem Text steht dort „[geschwärzt: …]“, überall, wo er zu lesen ist.',
  'cases.vorgang.step.redacted.until':
    'Was dort stand, liegt verschlüsselt bei uns und wird spätestens am {until} gelöscht. Bis dahin lässt sich die Schwärzung zurücknehmen.',
  'cases.vorgang.step.published': 'Zum Beitrag auf der Themenseite',
  'cases.vorgang.step.due': 'zugesagt bis {due}',
  'cases.vorgang.step.answer': 'Die Antwort steht dann hier und unter Ihrem Beitrag.',
  'cases.vorgang.step.spam':
    'Ein Mensch aus der Redaktion hat den Beitrag gelesen und als Werbung oder Spam eingestuft. Er ist nicht veröffentlicht. Er zählt aber mit: Auf der Themenseite steht er in der Zeile „Spam“.',
  'cases.vorgang.step.withdrawn': 'Der Text ist nicht mehr öffentlich. Antworten anderer bleiben stehen.',
  'cases.vorgang.step.erased':
    'Text, Name und E-Mail-Adresse sind entfernt. Geblieben sind Vorgangsnummer und Zeitpunkte, damit die Zählung stimmt.',
  'cases.vorgang.passage': 'Um diese Stelle geht es',
  'cases.vorgang.reason': 'Grund',
  'cases.vorgang.rule': 'Regel',
  'cases.vorgang.facts': 'Das schreibt die Redaktion',
  'cases.vorgang.remedy': 'Das können Sie jetzt tun',
  'cases.vorgang.own': 'Ihr Beitrag',
  'cases.vorgang.own.note':
    '{state, select, published {so ist er öffentlich zu lesen} pending {so liegt er der Redaktion vor} other {nicht öffentlich}}',
  'cases.vorgang.questions': 'Fragen zu diesem Vorgang',
  'cases.vorgang.mail.text': 'Nennen Sie bitte Ihre Vorgangsnummer {reference}.',
  'cases.vorgang.imprint.text':
    'Dort steht, wie Sie die Redaktion erreichen. Nennen Sie bitte Ihre Vorgangsnummer.',
  'cases.vorgang.topic': 'Zum Thema {topic}',
  'cases.vorgang.topic.text': 'Worum es geht und was andere schreiben',
  'cases.vorgang.netiquette': 'Netiquette',
  'cases.vorgang.netiquette.rule': 'Netiquette, Regel {number}',
  'cases.vorgang.netiquette.text': 'Die Regeln, nach denen wir entscheiden',
  'cases.vorgang.privacy.text': 'Was gespeichert wird, wozu und wie lange',
  'cases.vorgang.by.day': 'bis {day}',
  'cases.vorgang.fact':
    '{key, select, answerBy {Änderung erbeten} decisionDue {Entscheidung zugesagt} answersDue {Antwort zugesagt} objectUntil {Widerspruch möglich} answered {Beantwortet} withdrawn {Zurückgezogen} erased {Gelöscht} other {Entschieden}}',
  'cases.vorgang.step.edited': 'Sie haben den Text am {at} geändert. Die Redaktion liest die neue Fassung.',
  'cases.vorgang.step.evaluation.open':
    'Die Stadt sammelt noch bis zum {until} Beiträge und wertet sie dann gemeinsam aus.',
  'cases.vorgang.step.evaluation.now':
    'Das Planungsteam liest alle Beiträge zu diesem Thema und wertet sie gemeinsam aus.',
  'cases.vorgang.step.evaluation.next': 'Als Nächstes schreibt die Fachstelle eine Antwort.',
  'cases.vorgang.step.since': 'seit {day}',
  'cases.vorgang.step.outcome':
    'Berücksichtigt, teilweise, nicht berücksichtigt oder zur Kenntnis genommen, immer mit Begründung.',
  'cases.vorgang.step.outcome.done': 'Die Begründung steht in der Antwort.',
  'cases.vorgang.step.objected':
    'Ihr Widerspruch ist am {at} eingegangen. Es entscheidet jemand, der die erste Entscheidung nicht getroffen hat, wo immer das möglich ist.',
  'cases.vorgang.step.granted': 'Sie hatten recht: Ihr Beitrag ist veröffentlicht.',
  'cases.vorgang.step.upheld': 'Die Entscheidung bleibt: Ihr Beitrag wird nicht veröffentlicht.',
  'cases.vorgang.step.bySame':
    'Entschieden hat dieselbe Person wie beim ersten Mal, weil in der Redaktion sonst niemand da war.',
  'cases.vorgang.objection.own': 'Ihr Widerspruch',
  'cases.vorgang.objection.answer': 'Antwort der Redaktion',
  'cases.vorgang.remedy.both':
    'Ändern Sie, was der Regel widerspricht, und senden Sie den Text erneut. Oder widersprechen Sie: Dann entscheidet eine andere Person.',
  'cases.vorgang.remedy.edit': 'Ändern Sie, was der Regel widerspricht, und senden Sie den Text erneut.',
  'cases.vorgang.remedy.object':
    'Sind Sie anderer Meinung? Dann widersprechen Sie: Dann entscheidet eine andere Person.',
  'cases.vorgang.remedy.none':
    'Fragen dazu beantwortet die Redaktion. Nennen Sie bitte die Vorgangsnummer {reference}.',
  'cases.vorgang.remedy.editButton': 'Text ändern',
  'cases.vorgang.remedy.objectButton': 'Widersprechen',
  'cases.vorgang.own.edited': 'geändert am {at}',
  'cases.vorgang.edit': 'Ihre Änderung',
  'cases.vorgang.edit.waiting':
    'Eingegangen am {at}. Ein Mensch liest die neue Fassung; bis dahin bleibt die alte stehen.',
  'cases.vorgang.edit.refused': 'Nicht übernommen am {at}. Öffentlich bleibt die Fassung oben.',
  'cases.actions': 'Was Sie tun können',
  'cases.actions.besides': 'Außerdem',
  'cases.action':
    '{key, select, edit {Bearbeiten} withdraw {Zurückziehen} object {Widersprechen} notify {Per E-Mail benachrichtigen} data {Meine Daten herunterladen} other {Meine Daten löschen}}',
  'cases.action.edit':
    '{state, select, published {Die neue Fassung wird wieder geprüft. Bis dahin bleibt die alte stehen.} pending {Die Redaktion liest dann die neue Fassung.} other {Die neue Fassung wird wieder geprüft.}}',
  'cases.action.withdraw':
    '{state, select, published {Der Text verschwindet, Antworten anderer bleiben.} other {Sie möchten den Beitrag nicht weiterverfolgen.}}',
  'cases.action.object':
    'Sie sind mit der Entscheidung nicht einverstanden? Jemand anderes sieht noch einmal hin.',
  'cases.action.notify':
    '{contact, select, none {Bei Entscheidung und Antwort. Zurzeit ausgeschaltet.} waits {Ihre Adresse ist noch nicht bestätigt: Bitte öffnen Sie den Link in unserer E-Mail.} on {Eingeschaltet: Sie bekommen Post, wenn sich etwas tut.} other {Ihre Adresse ist bestätigt, Benachrichtigungen sind ausgeschaltet.}}',
  'cases.action.data': 'Alles, was gespeichert ist, zum Lesen oder als JSON.',
  'cases.action.erase': 'Text, Name und Adresse werden endgültig entfernt.',
  'cases.act.title':
    '{act, select, edit {Beitrag bearbeiten} withdraw {Beitrag zurückziehen} object {Der Entscheidung widersprechen} other {Meine Daten löschen}}',
  'cases.act.heading':
    '{act, select, edit {Beitrag bearbeiten} withdraw {Beitrag zurückziehen?} object {Der Entscheidung widersprechen} other {Alles endgültig löschen?}}',
  'cases.act.kicker': 'Vorgang {reference}',
  'cases.act.back': 'Zurück zum Vorgang, ohne etwas zu ändern',
  'cases.act.consequence.edit':
    '{state, select, published {Ein Mensch liest die neue Fassung, bevor sie erscheint. Bis dahin bleibt die alte öffentlich. Wird die neue übernommen, steht am Beitrag, wann Sie ihn geändert haben.} pending {Die neue Fassung ersetzt die alte sofort. Die Redaktion liest dann nur noch die neue.} other {Die neue Fassung geht wieder an die Redaktion, mit derselben Vorgangsnummer.}}',
  'cases.act.consequence.edit.waits':
    'Sie hatten schon eine Änderung gesendet, die noch geprüft wird. Was Sie jetzt senden, tritt an ihre Stelle.',
  'cases.act.consequence.edit.objection':
    'Ihr Widerspruch erledigt sich damit: Entschieden wird über die neue Fassung.',
  'cases.act.consequence.withdraw':
    '{shown, select, yes {Auf der Themenseite steht dann: „Dieser Beitrag wurde zurückgezogen.“ Antworten anderer bleiben stehen.} other {Ihr Beitrag wird dann nicht mehr geprüft und nicht veröffentlicht.}}',
  'cases.act.consequence.withdraw.data':
    'Sie können das nicht rückgängig machen. Ihr Text bleibt noch eine Weile gespeichert; wenn Sie ihn sofort löschen wollen, wählen Sie „Meine Daten löschen“.',
  'cases.act.consequence.object':
    'Sie können einmal widersprechen. Es entscheidet jemand, der die erste Entscheidung nicht getroffen hat, wo immer das möglich ist.',
  'cases.act.consequence.erase':
    'Wir löschen sofort und endgültig: Ihren Text in allen Fassungen, Ihren Namen, Ihre E-Mail-Adresse und alles, was die Prüfung darüber festgehalten hat.',
  'cases.act.consequence.erase.rest':
    'Es bleiben die Vorgangsnummer, die Zeitpunkte und nach welcher Regel entschieden wurde, damit die Zählung stimmt. {shown, select, yes {Antworten anderer bleiben stehen.} other {}}',
  'cases.act.consequence.erase.mail':
    'E-Mails zu diesem Vorgang senden wir dann nicht mehr. Ihr privater Link zeigt nur noch, dass gelöscht wurde.',
  'cases.act.own': 'Um diesen Text geht es',
  'cases.act.decision': 'Die Entscheidung',
  'cases.act.label': '{act, select, edit {Ihr Beitrag} other {Warum sind Sie anderer Meinung?}}',
  'cases.act.hint.object':
    'Schreiben Sie kurz, was die Redaktion übersehen hat. Der Text ist nicht öffentlich.',
  'cases.act.limits': '{min, number} bis {max, number} Zeichen',
  'cases.act.sure': 'Ja, alles endgültig löschen',
  'cases.act.sure.missing': 'Bitte setzen Sie das Häkchen, wenn Sie sicher sind.',
  'cases.act.sure.label': 'Sicher?',
  'cases.act.submit':
    '{act, select, edit {Neue Fassung senden} withdraw {Beitrag zurückziehen} object {Widerspruch senden} other {Endgültig löschen}}',
  'cases.problem.unchanged':
    'Das ist genau der Text, der schon da ist. Ändern Sie etwas, oder gehen Sie zurück.',
  'cases.problem.object.missing': 'Hier fehlt noch, warum Sie anderer Meinung sind.',
  'cases.problem.object.tooLong': 'Der Text ist zu lang. Bitte kürzen Sie ihn auf {max, number} Zeichen.',
  'cases.why.stale': 'Inzwischen hat sich etwas geändert',
  'cases.why.stale.edit':
    'Während Sie geschrieben haben, hat sich der Beitrag geändert. Nichts wurde überschrieben: Hier stehen beide Fassungen. Senden Sie Ihre noch einmal, wenn sie gelten soll.',
  'cases.why.stale.other':
    'Der Vorgang steht jetzt anders als in dem Fenster, aus dem Sie gesendet haben. Nichts ist geschehen. Bitte sehen Sie noch einmal hin, und drücken Sie dann erneut.',
  'cases.why.stale.state': 'So steht der Vorgang jetzt: {heading}',
  'cases.why.stale.theirs': 'Das steht jetzt da',
  'cases.why.stale.yours': 'Ihre Fassung',
  'cases.why.impossible':
    '{act, select, edit {Dieser Beitrag lässt sich gerade nicht ändern} withdraw {Dieser Beitrag lässt sich nicht zurückziehen} object {Ein Widerspruch ist hier nicht möglich} other {Hier ist nichts mehr zu löschen}}',
  'cases.why.impossible.text':
    '{because, select, gone {Der Beitrag ist schon zurückgezogen oder gelöscht.} waits {Die Redaktion hat noch nicht entschieden.} decided {Der Beitrag ist veröffentlicht.} spam {Er wurde als Spam eingestuft. Wenn das ein Irrtum ist, widersprechen Sie bitte.} textGone {Sein Text ist nach der Frist gelöscht worden.} closed {Das Thema nimmt keine Beiträge mehr an.} before {Sie haben schon einmal widersprochen; das geht einmal je Beitrag.} late {Die Frist von sechs Monaten nach der Entscheidung ist vorbei.} tooOften {Sie haben ihn schon sehr oft geändert; mehr Fassungen können wir nicht aufbewahren. Wenn noch etwas nicht stimmt, schreiben Sie bitte der Redaktion.} other {Bitte sehen Sie im Vorgang nach, wie er jetzt steht.}}',
  'cases.why.impossible.kept': 'Damit nichts verloren geht, steht Ihr Text hier zum Kopieren.',
  'cases.why.notTaken':
    '{why, select, tooMany {Gerade kommt zu viel auf einmal} unavailable {Wir konnten nichts speichern} tooLarge {Das war zu viel für eine Sendung} other {So konnten wir das Formular nicht annehmen}}',
  'cases.why.notTaken.text':
    '{why, select, tooMany {Von Ihrem Anschluss kamen in kurzer Zeit viele Anfragen; vielleicht teilen Sie ihn mit anderen. Es ist noch nichts geschehen. Bitte senden Sie in einigen Minuten noch einmal.} unavailable {Unser Speicher antwortet gerade nicht. Sie können gefahrlos noch einmal drücken: Es geschieht nur einmal.} tooLarge {Was Sie gesendet haben, war viel größer, als ein Text sein darf. Gehen Sie in Ihrem Browser eine Seite zurück: Dort steht er noch.} other {Es kam von einer fremden Seite oder war unterwegs beschädigt. Es ist noch nichts geschehen. Bitte prüfen Sie, was unten steht, und senden Sie es von hier ab.}}',
  'cases.data.title': 'Meine Daten',
  'cases.data.heading': 'Alles, was zu diesem Vorgang gespeichert ist',
  'cases.data.lead':
    'Das ist die Auskunft nach Art. 15 der Datenschutz-Grundverordnung. Notizen, mit denen sich die Redaktion verständigt, und was andere Menschen zu Ihrem Beitrag gemeldet haben, gehören nicht dazu.',
  'cases.data.download': 'Als JSON herunterladen',
  'cases.data.section':
    '{key, select, comment {Ihr Beitrag} contact {Ihre E-Mail-Adresse} revisions {Andere Fassungen} decisions {Was geschehen ist} objection {Ihr Widerspruch} screening {Befunde der Prüfung} answers {Antworten der Stadt} mails {E-Mails} other {Technische Angaben}}',
  'cases.data.back': 'Zurück zum Vorgang',
  'cases.data.channel':
    '{channel, select, online {Online-Formular} letter {Brief} card {Karte} phone {Telefon} workshop {Werkstatt} email {E-Mail} other {Übernahme}}',
  'cases.data.none': 'Nichts gespeichert.',
  'cases.data.field':
    '{key, select, original {Text vor der Schwärzung} originalUntil {Text vor der Schwärzung, verschlüsselt, höchstens bis} redactedAt {Geschwärzt} reference {Vorgangsnummer} topic {Thema} state {Stand} name {Name} text {Text} language {Sprache der Seite} channel {Weg} receivedAt {Eingegangen} decidedAt {Entschieden} publishedAt {Veröffentlicht} editedAt {Geänderte Fassung öffentlich seit} reason {Grund} supports {Unterstützungen} privacyNotice {Fassung der Datenschutzhinweise} address {Adresse} confirmedAt {Bestätigt} notify {Benachrichtigungen} mailLanguage {Sprache der E-Mails} akismetConsent {Prüfung mit Akismet erlaubt} akismetMaterialUntil {IP-Adresse und Browserkennung für Akismet, verschlüsselt, höchstens bis} addressHash {Prüfsumme Ihrer IP-Adresse} at {Zeitpunkt} writtenAt {Geschrieben} endedAt {Ersetzt oder entschieden} outcome {Ergebnis} kind {Art} sentAt {Gesendet} other {Fassung}}',
  'cases.data.yes': '{is, select, yes {ja} other {nein}}',
  'cases.data.revision':
    '{state, select, waiting {wartet auf die Redaktion} refused {nicht übernommen} other {ersetzt}}',
  'cases.data.act':
    '{act, select, redact {einzelne Stellen geschwärzt} restore {Schwärzung aufgehoben} ask {um eine Änderung gebeten} publish {veröffentlicht} reject {nicht veröffentlicht} spam {als Spam eingestuft} reopen {noch einmal zur Prüfung genommen} edit {von Ihnen geändert} withdraw {von Ihnen zurückgezogen} object {von Ihnen widersprochen} erase {von Ihnen gelöscht} publishEdit {Ihre Änderung übernommen} rejectEdit {Ihre Änderung nicht übernommen} uphold {Entscheidung nach Widerspruch bestätigt} import {mit dieser Entscheidung übernommen} other {bearbeitet}}',
  'cases.data.state':
    '{state, select, pending {wird geprüft} published {veröffentlicht} rejected {nicht veröffentlicht} spam {als Spam eingestuft} withdrawn {zurückgezogen} other {gelöscht}}',
  'cases.data.objection':
    '{state, select, open {wird geprüft} granted {stattgegeben} upheld {Entscheidung bleibt} other {erledigt}}',
  'cases.data.check':
    '{check, select, honeypot {Feld, das Menschen nicht sehen} formAge {Schreibzeit} duplicate {Gleicher Text} links {Links} words {Wortliste} personalData {Angaben über Menschen} other {Akismet}}',
  'cases.data.finding':
    '{outcome, select, clean {ohne Befund} suspect {auffällig} spam {sieht nach Spam aus} off {nicht geprüft} other {keine Antwort}}',
  'cases.find.title': 'Vorgang finden',
  'cases.find.lead': 'Zu jedem Beitrag gehören eine Vorgangsnummer und ein privater Link.',
  'cases.find.number': 'Mit der Vorgangsnummer',
  'cases.find.number.text': 'Die Nummer zeigt nur, was ohnehin öffentlich ist: wie der Beitrag steht.',
  'cases.find.number.label': 'Vorgangsnummer',
  'cases.find.number.hint': 'Acht Zeichen, zum Beispiel 7K4M-2QXH',
  'cases.find.number.submit': 'Stand zeigen',
  'cases.find.number.malformed':
    'Eine Vorgangsnummer hat acht Zeichen: Ziffern von 2 bis 9 und Buchstaben außer I, L, O und U.',
  'cases.find.none':
    'Zu {reference} gibt es hier keinen Vorgang. Bitte vergleichen Sie die Nummer noch einmal Zeichen für Zeichen.',
  'cases.find.state':
    '{state, select, pending {Der Beitrag ist eingegangen und wird geprüft.} published {Der Beitrag ist veröffentlicht.} withdrawn {Der Beitrag wurde zurückgezogen.} erased {Der Beitrag wurde gelöscht.} other {Der Beitrag ist nicht veröffentlicht.}}',
  'cases.find.state.more': 'Mehr zeigen wir nur über den privaten Link.',
  'cases.find.received': 'Eingegangen am {day}, zu {topic}',
  'cases.find.permalink': 'Zum Beitrag auf der Themenseite',
  'cases.find.lost': 'Link verloren?',
  'cases.find.lost.text':
    'Wenn Sie beim Absenden eine E-Mail-Adresse angegeben und bestätigt haben, senden wir die Links zu Ihren Vorgängen dorthin.',
  'cases.find.lost.off':
    'Diese Stadt verschickt zurzeit keine E-Mails. Suchen Sie den Link im Verlauf Ihres Browsers nach „/vorgang/“, oder melden Sie sich bei der Redaktion.',
  'cases.find.lost.hint':
    'Nur eine bestätigte Adresse bekommt Post. Ob wir eine Adresse kennen, sagen wir hier niemandem.',
  'cases.find.lost.submit': 'Links zusenden',
} as const;
