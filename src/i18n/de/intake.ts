export const intake = {
  'intake.back': 'Zurück',
  'intake.line': 'Zeile {line, number}',
  'intake.choose': 'Bitte wählen',
  'intake.districts.title': 'Ortsteile',
  'intake.districts.lead':
    'Aus dieser Liste wählen alle, die Beiträge erfassen oder auswerten. Im öffentlichen Formular steht sie nicht.',
  'intake.districts.empty': 'Noch ist kein Ortsteil eingetragen.',
  'intake.districts.add': 'Ortsteile hinzufügen',
  'intake.districts.lines': 'Namen, je Zeile einer',
  'intake.districts.lines.hint':
    'Sie können eine ganze Liste einfügen. Was schon da ist, bleibt, wie es ist.',
  'intake.districts.add.submit': 'Hinzufügen',
  'intake.districts.added':
    '{added, plural, =0 {Kein Ortsteil kam hinzu} one {Ein Ortsteil kam hinzu} other {{added, number} Ortsteile kamen hinzu}}{known, plural, =0 {} one {, einer war schon da} other {, {known, number} waren schon da}}.',
  'intake.districts.refused': 'Diese Zeilen wurden nicht übernommen. Sie stehen noch unten im Feld.',
  'intake.districts.tooMany':
    'Die Liste fasst höchstens {most, number} Ortsteile. Es wurde nichts hinzugefügt.',
  'intake.districts.problem':
    '{problem, select, missing {Ein Ortsteil braucht einen Namen.} tooLong {Der Name ist länger als 80 Zeichen.} taken {Diesen Namen gibt es schon.} other {Der Name enthält Zeichen, die sich nicht speichern lassen.}}',
  'intake.districts.stale':
    'Der Ortsteil heißt inzwischen „{name}“: Jemand hat ihn umbenannt. Ihr Vorschlag „{sent}“ steht noch im Feld und wurde nicht gespeichert.',
  'intake.districts.name': 'Name von {name}',
  'intake.districts.field': 'Name des Ortsteils',
  'intake.districts.rename': 'Umbenennen',
  'intake.districts.up': 'Nach oben',
  'intake.districts.down': 'Nach unten',
  'intake.districts.archive': 'Nicht mehr anbieten',
  'intake.districts.restore': 'Wieder anbieten',
  'intake.districts.archived':
    '{count, plural, one {Ein Ortsteil wird nicht mehr angeboten} other {{count, number} Ortsteile werden nicht mehr angeboten}}',
  'intake.districts.used':
    '{count, plural, =0 {kein Beitrag} one {ein Beitrag} other {{count, number} Beiträge}}',
  'intake.place.title': 'Ortsteil eines Beitrags',
  'intake.place.problem':
    '{why, select, stale {Jemand hat dem Beitrag inzwischen einen anderen Ortsteil gegeben: {name}. Ihre Wahl wurde nicht gespeichert.} gone {Der Beitrag wurde zurückgezogen oder gelöscht und hat keinen Ort mehr.} other {Diesen Ortsteil gibt es nicht, oder er wird nicht mehr angeboten.}}',
  'intake.paper.short': 'Erfassen',
  'intake.paper.title': 'Beitrag erfassen',
  'intake.paper.lead':
    'Briefe, Karten, Anrufe und Ergebnisse aus Werkstätten zählen so viel wie ein Beitrag im Netz.',
  'intake.paper.part.paper': 'Woher',
  'intake.paper.part.words': 'Was da steht',
  'intake.paper.part.more': 'Notiz, Scan, Ort auf der Karte, E-Mail-Adresse',
  'intake.paper.field':
    '{field, select, channel {Weg} received_on {Eingegangen am} text {Text} name {Name oder Pseudonym} district {Ortsteil} note {Interne Notiz} scan {Scan} lat {Breite} lon {Länge} email {E-Mail-Adresse} other {Feld}}',
  'intake.paper.noDistrict': 'ohne Ortsteil',
  'intake.paper.received.hint': 'Der Tag des Eingangsstempels.',
  'intake.paper.text.hint': 'Wort für Wort, 3 bis 10.000 Zeichen.',
  'intake.paper.name.hint': 'Wird mit dem Text veröffentlicht. Leer: „Anonym“.',
  'intake.paper.note.hint': 'Zum Beispiel „Tisch 4“ oder das Aktenzeichen. Wird nie veröffentlicht.',
  'intake.paper.scan.hint':
    'PDF, JPEG, PNG oder WebP bis 10 MB. Nur Planung und Moderation können ihn öffnen.',
  'intake.paper.scan.again': 'Bitte wählen Sie die Datei noch einmal aus: Browser merken sie sich nicht.',
  'intake.paper.scan.get': 'Scan herunterladen',
  'intake.paper.lat.hint': 'In Grad, zum Beispiel 50,927 und 11,589.',
  'intake.paper.email.hint': 'Wird nie veröffentlicht. Wir fragen dort erst nach, ob Post erwünscht ist.',
  'intake.paper.save': 'Aufnehmen',
  'intake.paper.publish': 'schon geprüft: gleich veröffentlichen',
  'intake.paper.publish.hint': 'Sonst wartet der Beitrag in der Moderation.',
  'intake.paper.queue.hint':
    'Der Beitrag bekommt eine Vorgangsnummer und wartet in der Moderation wie jeder andere.',
  'intake.paper.submit': 'Speichern und nächster',
  'intake.paper.keys': 'Strg + Enter speichert. Weg, Tag und Ortsteil bleiben für den nächsten stehen.',
  'intake.paper.entered': 'Gespeichert: {reference}',
  'intake.paper.write': 'Bitte schreiben Sie diese Nummer auf das Papier.',
  'intake.paper.entered.text':
    '{state, select, published {Gespeichert und veröffentlicht} other {Gespeichert, wartet in der Moderation}}. Eingegangen am {day}.',
  'intake.paper.timeliness':
    '{timeliness, select, late {Der Tag liegt nach dem Ende der Beteiligung. Der Beitrag ist als verspätet gekennzeichnet.} early {Der Tag liegt vor dem Beginn der Beteiligung.} other {Für dieses Thema ist noch kein Beginn der Beteiligung festgelegt.}}',
  'intake.paper.recent': 'Zuletzt von Ihnen erfasst',
  'intake.paper.recent.item': '{channel}, eingegangen am {day}',
  'intake.paper.problem':
    '{problem, select, missing {Bitte füllen Sie dieses Feld aus.} noChannel {Bitte wählen Sie, auf welchem Weg der Beitrag kam.} noDay {Bitte geben Sie einen Tag an.} future {Der Tag liegt in der Zukunft.} tooShort {Der Text hat weniger als {min, number} Zeichen.} tooLong {Höchstens {max, number} Zeichen.} notAnAddress {Das ist keine E-Mail-Adresse.} noPoint {Breite und Länge sind Zahlen in Grad: Breite von -90 bis 90, Länge von -180 bis 180.} halfPoint {Bitte geben Sie Breite und Länge an, oder keine von beiden.} noDistrict {Diesen Ortsteil gibt es nicht, oder er wird nicht mehr angeboten.} scanType {Diese Datei ist weder PDF noch JPEG, PNG oder WebP.} scanLarge {Die Datei ist größer als 10 MB.} repeated {Das Feld kam zweimal.} other {Der Text enthält Zeichen, die sich nicht speichern lassen.}}',
  'intake.import.short': 'Übernehmen',
  'intake.import.title': 'Beiträge übernehmen',
  'intake.import.lead':
    'Aus Tabellen (CSV, Excel) und aus WordPress, Disqus oder Isso, mit Datum, Antworten und Stand.',
  'intake.import.choose': 'Datei wählen',
  'intake.import.file': 'Datei',
  'intake.import.file.hint':
    'CSV, XLSX, WordPress-Export (WXR), Disqus-Export, Isso- oder anderes JSON, höchstens {megabytes, number} MB. Größere Dateien übernimmt die Kommandozeile.',
  'intake.import.posts': 'Artikel werden Themen (nur WordPress, Disqus und Isso)',
  'intake.import.posts.hint':
    'Jeder Artikel wird ein Entwurf, seine Kommentare stehen dort. Sonst kommt alles in dieses Thema.',
  'intake.import.upload': 'Hochladen',
  'intake.import.upload.hint':
    'Noch wird nichts übernommen: Zuerst sehen Sie, was in der Datei steht. E-Mail- und IP-Adressen werden nicht übernommen. Die Datei wird nach der Übernahme gelöscht, spätestens nach einem Tag.',
  'intake.import.before': 'Bisherige Übernahmen',
  'intake.import.unnamed': 'ohne Namen',
  'intake.import.when': '{at}, {by}',
  'intake.import.state':
    '{state, select, mapping {wartet auf die Zuordnung der Spalten} reading {wird gelesen} ready {geprüft, noch nicht übernommen} storing {wird übernommen} done {{count, plural, one {ein Beitrag übernommen} other {{count, number} Beiträge übernommen}}} failed {nicht lesbar} other {verworfen}}',
  'intake.import.summary':
    '{state, select, reading {Die Datei wird gelesen.} ready {{count, plural, =0 {Hier ist nichts zu übernehmen.} one {Ein Beitrag kann übernommen werden. Noch ist nichts gespeichert.} other {{count, number} Beiträge können übernommen werden. Noch ist nichts gespeichert.}}} storing {Die Beiträge werden übernommen. Sie können die Seite verlassen.} done {{count, plural, =0 {Es gab nichts Neues zu übernehmen.} one {Ein Beitrag wurde übernommen.} other {{count, number} Beiträge wurden übernommen.}}} other {Diese Übernahme wurde verworfen. Es ist nichts gespeichert.}}',
  'intake.import.nothing': 'Es wurde nichts übernommen.',
  'intake.import.waits':
    'Alles, was Sie übernehmen, wartet in der Moderation. Veröffentlichen können nur Moderatorinnen und Moderatoren.',
  'intake.import.fact.read': 'gelesen',
  'intake.import.fact.state':
    '{state, select, published {veröffentlicht} pending {für die Moderation} spam {Spam} rejected {nicht veröffentlicht} other {gelöscht, nur als Platz}}',
  'intake.import.fact.known': 'schon da',
  'intake.import.fact.bad': 'mit Fehler',
  'intake.import.fact.leftOut': 'nicht gewählt',
  'intake.import.fact.codes': 'neue Schlagwörter',
  'intake.import.fact.posts': 'Artikel',
  'intake.import.fact.orphans': 'Antworten ohne Bezug',
  'intake.import.fact.flattened': 'Antworten hochgestuft',
  'intake.import.confirm': 'Was soll übernommen werden?',
  'intake.import.confirm.all':
    '{count, plural, one {der eine gute Beitrag} other {alle {count, number} guten Beiträge}}',
  'intake.import.confirm.lines': 'nur diese Zeilen',
  'intake.import.lines': 'Zeilen',
  'intake.import.lines.hint': 'Zum Beispiel 2-40, 57',
  'intake.import.lines.problem':
    '{why, select, none {In diesen Zeilen steht kein guter Beitrag, der noch nicht da ist.} other {Bitte nennen Sie Zeilen wie 2-40, 57.}}',
  'intake.import.take': 'Übernehmen',
  'intake.import.discard': 'Nichts übernehmen, Datei löschen',
  'intake.import.bad': 'Nicht übernommen werden',
  'intake.import.bad.line': 'Zeile',
  'intake.import.bad.why': 'Warum',
  'intake.import.bad.cell': 'Was dort steht',
  'intake.import.problem':
    '{problem, select, columns {Die Zeile hat mehr Spalten als der Kopf.} tooShort {Der Text fehlt oder ist kürzer als 3 Zeichen.} tooLong {Der Text hat mehr als 10.000 Zeichen.} notStorable {Der Text enthält Zeichen, die sich nicht speichern lassen.} nameTooLong {Der Name hat mehr als 80 Zeichen.} noDate {Das Datum fehlt.} badDate {Das ist kein Datum.} future {Das Datum liegt in der Zukunft.} unknownChannel {Diesen Weg gibt es nicht.} unknownDistrict {Diesen Ortsteil gibt es nicht.} unknownState {Diesen Stand gibt es nicht.} badPoint {Breite und Länge sind keine Grade.} badUrl {Das ist keine Internetadresse.} badCode {Ein Schlagwort hat mehr als 80 Zeichen, oder es sind mehr als 20.} badId {Die Nummer enthält Zeichen, die sich nicht speichern lassen.} duplicateId {Diese Nummer steht weiter oben schon.} notAComment {Das ist kein Kommentar, sondern ein Pingback oder eine interne Notiz.} other {Diese Nummer ist schon übernommen, dort aber mit einem anderen Text.}}',
  'intake.import.fileProblem':
    '{problem, select, empty {Die Datei ist leer.} unknownFormat {Das ist keine Datei, die wir lesen können. Wir nehmen CSV, Excel (XLSX), JSON und die Ausgaben von WordPress, Disqus und Isso. Ältere Excel-Dateien (XLS) und solche mit Kennwort speichern Sie bitte als XLSX ohne Kennwort.} tooLarge {Die Datei ist zu groß für diese Seite. Die Kommandozeile übernimmt sie: stadtgespraech import.} tooMany {Die Datei hat mehr als {line, number} Beiträge. Die Kommandozeile übernimmt sie: stadtgespraech import.} brokenXml {Das XML ist in Zeile {line, number} kaputt.} doctype {Die Datei legt in Zeile {line, number} einen Dokumenttyp fest. Solche Dateien nehmen wir nicht an.} notWordpress {Das ist kein WordPress-Export (WXR).} notDisqus {Das ist kein Disqus-Export.} brokenCsv {In Zeile {line, number} beginnt ein Anführungszeichen, das nicht endet, oder die Zeile ist zu lang.} encoding {Die Datei ist nicht in der gewählten Zeichenkodierung geschrieben.} brokenJson {Das JSON ist bei Eintrag {line, number} kaputt.} notIsso {Das ist kein Isso-Export.} brokenXlsx {Die Arbeitsmappe lässt sich nicht öffnen. Bitte speichern Sie sie noch einmal als Excel-Datei (XLSX); Tabellen in ODS oder Numbers lesen wir nicht.} xlsxLarge {Die Arbeitsmappe ist ausgepackt zu groß. Bitte speichern Sie das Blatt als CSV.} tooManyCodes {Es würden mehr als 200 neue Schlagwörter. Steht in der Spalte wirklich das Schlagwort?} other {Die Datei ist nicht mehr da. Bitte laden Sie sie noch einmal hoch.}}',
  'intake.mapping.title': 'Spalten zuordnen',
  'intake.mapping.lead': 'Was steht in welcher Spalte? Titel und Text werden ein Text, der Titel zuerst.',
  'intake.mapping.columns': 'Spalten',
  'intake.mapping.column': 'Spalte {n, number}',
  'intake.mapping.none': 'nicht übernehmen',
  'intake.mapping.empty': 'leer',
  'intake.mapping.field':
    '{field, select, text {Text} title {Titel} name {Name} date {Datum} channel {Weg} district {Ortsteil} lat {Breite} lon {Länge} code {Schlagwörter} id {Nummer} parent {Nummer des beantworteten Beitrags} state {Stand} other {Internetadresse}}',
  'intake.mapping.file': 'Datei',
  'intake.mapping.from': 'Die Tabelle beginnt in Zeile',
  'intake.mapping.from.hint': 'Was darüber steht, etwa ein Titel, wird nicht übernommen.',
  'intake.mapping.beyond':
    'So viele Zeilen hat die Datei nicht. Bitte nennen Sie die Zeile, in der die Tabelle beginnt, und erneuern Sie die Vorschau.',
  'intake.mapping.header': 'Ihre erste Zeile nennt die Spalten',
  'intake.mapping.delimiter': 'Trennzeichen',
  'intake.mapping.delimiter.name':
    '{value, select, semicolon {Semikolon} comma {Komma} tab {Tabulator} other {senkrechter Strich}}',
  'intake.mapping.encoding': 'Zeichenkodierung',
  'intake.mapping.preview': 'Vorschau erneuern',
  'intake.mapping.usual': 'Für alle Zeilen, die dazu nichts sagen',
  'intake.mapping.channel': 'Weg',
  'intake.mapping.channel.hint': 'Steht überall am Beitrag.',
  'intake.mapping.day': 'Eingegangen am',
  'intake.mapping.day.hint': 'Wo keine Spalte das Datum nennt.',
  'intake.mapping.source': 'Name der Quelle',
  'intake.mapping.source.hint':
    'Zum Beispiel raddialog-bonn. Dieselbe Nummer derselben Quelle ist derselbe Beitrag: So bleibt eine zweite Übernahme ohne Wirkung.',
  'intake.mapping.publish': 'schon geprüft: veröffentlichen',
  'intake.mapping.publish.hint': 'Sonst wartet alles in der Moderation. Eine Spalte „Stand“ geht vor.',
  'intake.mapping.next': 'Weiter',
  'intake.mapping.next.hint': 'Jede Zeile wird geprüft. Noch wird nichts übernommen.',
  'intake.mapping.check': 'Datei prüfen',
  'intake.mapping.problem':
    '{problem, select, noText {Bitte sagen Sie, in welcher Spalte der Text steht.} twice {Jedes Feld kann nur in einer Spalte stehen. Nur Schlagwörter dürfen in mehreren stehen.} day {Bitte nennen Sie die Spalte mit dem Datum, oder einen Tag für alle.} other {Bitte geben Sie der Quelle einen Namen aus Buchstaben.}}',
} as const;
