export const exports = {
  'exports.filter': 'Filter',
  'exports.filter.none': 'keiner',
  'exports.filter.or': ' oder ',
  'exports.filter.many': '{count, number} Angaben',
  'exports.filter.field':
    '{field, select, words {Wörter: {words}} answers {Antwort: {words}} outcomes {Votum: {words}} codes {Schlagwort: {words}} coder {Verschlagwortet von: {words}} departments {Zuständig: {words}} overdue {überfällig: {words}} channels {Weg: {words}} from {ab {words}} to {bis {words}} districts {Ortsteil: {words}} states {Stand: {words}} group {Gruppe: {words}} similar {ähnlich wie {words}} late {nach Ende eingegangen: {words}} languages {Sprache: {words}} other {Vorgangsnummern: {words}}}',
  'exports.filter.value':
    '{value, select, yes {ja} ohne {ohne} meine {eigene Fachbereiche} gone {gelöschte Angabe} answernone {ohne Antwort} answerdraft {im Entwurf} answerchecked {geprüft} answerreleased {freigegeben} adopted {berücksichtigt} partly {teilweise berücksichtigt} declined {nicht berücksichtigt} noted {zur Kenntnis genommen} online {Online-Formular} letter {Brief} card {Karte} phone {Telefon} workshop {Werkstatt} email {E-Mail} import {Übernahme} published {veröffentlicht} pending {in Prüfung} spam {Spam} rejected {nicht veröffentlicht} withdrawn {zurückgezogen} erased {gelöscht} other {{value}}}',
  'exports.order': 'Ordnung',
  'exports.order.value': '{order, select, code {nach Schlagwort} other {nach Eingang}}',
  'exports.menu.order': 'Synopse',
  'exports.menu.order.for': 'für Word, ODT, PDF',
  'exports.menu.order.time': 'nach Eingang',
  'exports.menu.order.code': 'nach Schlagwort',
  'exports.menu.also': 'Auch',
  'exports.menu.note': 'Jede Office-Datei nennt Filter, Zahlen und Prüfsumme.',
  'exports.large.title': 'Diese Ausgabe braucht etwas Zeit',
  'exports.large.lead':
    '{rows, number} Beiträge als {format}: Das dauert zu lange, um darauf zu warten. Wir stellen die Datei im Hintergrund zusammen, Sie können solange weiterarbeiten.',
  'exports.large.kept':
    'Die Datei zeigt den Stand, zu dem sie entsteht. Nur Sie können sie herunterladen, {hours, number} Stunden lang. Dann wird sie gelöscht.',
  'exports.large.order': 'Datei zusammenstellen',
  'exports.large.instead': 'CSV, JSON Lines und GeoJSON kommen in jeder Größe sofort.',
  'exports.jobs.title': 'Meine Ausgaben',
  'exports.jobs.lead': 'Große Dateien, die Sie bestellt haben. Jede bleibt {hours, number} Stunden.',
  'exports.jobs.empty':
    'Sie haben keine große Ausgabe bestellt. Kleinere lädt Ihr Browser sofort herunter, sie stehen nicht hier.',
  'exports.jobs.back': 'Zur Planung',
  'exports.jobs.all': 'Alle meine Ausgaben',
  'exports.job.title':
    '{state, select, waiting {Ausgabe wartet} running {Ausgabe: {percent, number} %} done {Ausgabe fertig} cancelled {Ausgabe abgebrochen} other {Ausgabe nicht gelungen}}',
  'exports.job.heading': 'Ausgabe: {topic}',
  'exports.job.of':
    '{scope, select, published {veröffentlichte Beiträge} selection {Auswahl nach Filter} other {alle Beiträge}}, {names, select, full {Namen wie angegeben} pseudonym {Namen durch Pseudonyme ersetzt} other {ohne Namen}}{order, select, code {, nach Schlagwort} other {}}',
  'exports.job.state':
    '{state, select, waiting {Wartet auf ihren Platz. Große Dateien entstehen eine nach der anderen.} running {Die Datei entsteht gerade.} done {Die Datei ist fertig.} cancelled {Abgebrochen.} outdated {Während die Datei da war, hat jemand einen Beitrag zurückgezogen oder geändert. Was zurückgenommen wurde, geben wir nicht mehr heraus. Bitte stellen Sie die Datei neu zusammen.} interrupted {Die Datei ist nicht fertig geworden, weil das Programm mehrmals neu begann. Bitte versuchen Sie es noch einmal.} lost {Die Datei ist nach einer Störung der Datenbank nicht mehr da. Bitte stellen Sie sie neu zusammen.} toomany {Inzwischen sind es mehr Beiträge, als dieses Format fasst.} noplaces {Kein Beitrag dieser Auswahl hat einen Ort auf der Karte.} toolarge {Die Datei würde größer als 4 GB. Bitte wählen Sie CSV oder JSON Lines.} other {Die Datei konnte nicht erstellt werden. Der Fehler ist aufgezeichnet.}}',
  'exports.job.progress': '{done, number} von {total, number} Beiträgen',
  'exports.job.refresh': 'Jetzt nachsehen',
  'exports.job.quiet': 'Nicht mehr von selbst nachsehen',
  'exports.job.cancel': 'Abbrechen',
  'exports.job.download': 'Herunterladen',
  'exports.job.until': '{size}, bis {until}',
  'exports.job.remove': 'Löschen',
  'exports.job.again': 'Neu zusammenstellen',
  'exports.job.format': 'Format',
  'exports.job.contents': 'Inhalt',
  'exports.job.ordered': 'Bestellt',
  'exports.job.busy':
    'Eine Ausgabe von Ihnen ist noch in Arbeit. Die nächste können Sie bestellen, sobald diese fertig oder abgebrochen ist.',
  'exports.uncoded': 'Ohne Schlagwort',
} as const;
