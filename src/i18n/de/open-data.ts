export const openData = {
  'openData.title': 'Offene Daten',
  'openData.lead':
    'Was hier öffentlich gesagt wurde, gehört in viele Hände: alle veröffentlichten Beiträge als Dateien, für Forschung, Redaktionen und alle, die selbst nachrechnen möchten.',
  'openData.description':
    'Veröffentlichte Beiträge als CSV und JSON Lines, mit Lizenz und Beschreibung für Datenportale.',
  'openData.off':
    'Die Stadt bietet ihre Beiträge zurzeit nicht als Dateien an. Auf den Seiten der Themen sind sie weiter zu lesen.',
  'openData.licence': 'Lizenz',
  'openData.licence.none':
    'Die Stadt hat noch keine Lizenz gewählt. Sie können die Daten lesen und prüfen; für eine weitere Nutzung fragen Sie bitte vorher nach.',
  'openData.licence.publisher': 'Herausgeber und Name für die Quellenangabe: {publisher}.',
  'openData.files': 'Dateien',
  'openData.files.none': 'Es gibt noch kein öffentliches Thema.',
  'openData.file.count': '{count, plural, =0 {noch kein Beitrag} one {ein Beitrag} other {# Beiträge}}',
  'openData.file.changed': 'zuletzt geändert am {day}',
  'openData.file.csv': 'CSV',
  'openData.file.jsonl': 'JSON Lines',
  'openData.file.label': '{title} als {format}',
  'openData.fresh': 'Wie aktuell',
  'openData.fresh.text':
    'Jede Datei entsteht in dem Moment, in dem Sie sie abrufen. Wird ein Beitrag zurückgezogen, gelöscht oder geschwärzt, steht er danach in keiner neuen Datei mehr. Bitte laden Sie deshalb vor einer Veröffentlichung neu.',
  'openData.in': 'Was enthalten ist',
  'openData.in.text':
    'Jeder veröffentlichte Beitrag mit Vorgangsnummer, Weg, Zeiten, genauem Text, Unterstützungen, Zahl der Antworten, der Antwort der Stadt und seiner Adresse im Netz.',
  'openData.in.names':
    '{names, select, pseudonym {Namen sind durch „Person 1“, „Person 2“ und so weiter ersetzt.} other {Namen sind nicht enthalten.}}',
  'openData.out': 'Was nicht enthalten ist',
  'openData.out.text':
    'Beiträge, die noch geprüft werden oder nicht veröffentlicht wurden, und ihre Gründe. Schlagwörter und Orte aus der Auswertung. E-Mail-Adressen, IP-Adressen und interne Notizen stehen in keinem Export.',
  'openData.formats': 'Formate',
  'openData.formats.csv':
    'CSV nach RFC 4180: UTF-8, Komma, erste Zeile mit den Namen der Spalten. Beginnt ein Text mit einem Gleichheitszeichen, steht es so in der Datei: Öffnen Sie sie in einer Tabellenkalkulation als Text.',
  'openData.formats.jsonl': 'JSON Lines: ein Beitrag je Zeile.',
  'openData.formats.schema': 'JSON Schema der Zeilen',
  'openData.portals': 'Für Datenportale',
  'openData.portals.text': 'Der Katalog beschreibt alle Dateien nach DCAT-AP.de 2.0.',
  'openData.portals.gap':
    '{gap, select, licence {Ein Katalog für Datenportale folgt, sobald die Stadt eine Lizenz gewählt hat: Ohne Lizenz darf kein Eintrag veröffentlicht werden.} topics {Ein Katalog für Datenportale folgt mit dem ersten öffentlichen Thema.} other {Ein Katalog für Datenportale folgt, sobald die Stadt alle Angaben dafür gemacht hat.}}',
  'openData.portals.ttl': 'Katalog in Turtle',
  'openData.portals.jsonld': 'Katalog in JSON-LD',
  'openData.programs': 'Für Programme',
  'openData.programs.link': 'Schnittstelle mit Beispielen',
  'openData.footer': 'Offene Daten',

  'openData.catalogue.title': 'Bürgerbeteiligung {city}',
  'openData.catalogue.description': 'Veröffentlichte Beiträge aus der Bürgerbeteiligung ({city}).',
  'openData.dataset.title': 'Beiträge zum Thema „{topic}“',
  'openData.dataset.description':
    'Alle veröffentlichten Beiträge aus der Bürgerbeteiligung zum Thema „{topic}“, mit den Antworten der Stadt.',
  'openData.dataset.keywords': 'Bürgerbeteiligung, Beiträge, Stadtentwicklung',
  'openData.contact': 'Ansprechstelle {publisher}',

  'openData.settings.lead': 'Was Sie hier wählen, gilt für {path} und den Katalog für Datenportale.',
  'openData.settings.is_on': 'Angebot',
  'openData.settings.is_on.yes': 'Veröffentlichte Beiträge als Dateien anbieten',
  'openData.settings.is_on.no': 'Keine Dateien anbieten',
  'openData.settings.names': 'Namen',
  'openData.settings.names.none': 'Ohne Namen (empfohlen)',
  'openData.settings.names.pseudonym': 'Ersetzt durch „Person 1“, „Person 2“ …',
  'openData.settings.names.hint':
    'Wie jemand sich genannt hat, steht nur auf der Seite des Themas. Gilt für alle öffentlichen Dateien; die Seiten der Schnittstelle nennen ohne Schlüssel nie Namen.',
  'openData.settings.licence': 'Lizenz',
  'openData.settings.licence.none': 'Noch keine',
  'openData.settings.licence.hint':
    'Ohne Lizenz gibt es keinen Katalog. Eine Lizenz gilt für alle, die die Daten unter ihr erhalten haben, auch wenn Sie später eine andere wählen.',
  'openData.settings.publisher': 'Herausgeber',
  'openData.settings.publisher.hint': 'Leer: der Anbieter aus den Einstellungen.',
  'openData.settings.contributor_id': 'Datenbereitsteller-ID',
  'openData.settings.contributor_id.hint':
    'Unter diesem Namen führt GovData die Stelle, die den Katalog liefert: der letzte Teil der Adresse unter http://dcat-ap.de/def/contributors/.',
  'openData.settings.geocode': 'Amtlicher Schlüssel',
  'openData.settings.geocode.hint':
    'Gemeindeschlüssel (8 Ziffern), Regionalschlüssel (12) oder Kreisschlüssel (5). Darf leer bleiben.',
  'openData.settings.submit': 'Speichern',
  'openData.settings.saved': 'Gespeichert. Das gilt sofort.',
  'openData.settings.conflict':
    'Inzwischen hat jemand diese Angaben geändert. Ihre stehen noch in den Feldern, darunter die gespeicherten. Gespeichert ist noch nichts von Ihnen.',
  'openData.settings.theirs': 'Gespeichert ist: {value}',
  'openData.settings.theirs.empty': 'nichts',
  'openData.settings.state': 'Stand',
  'openData.settings.state.off': 'Die Dateien sind ausgeschaltet.',
  'openData.settings.state.licence': 'Die Dateien sind abrufbar. Für den Katalog fehlt die Lizenz.',
  'openData.settings.state.publisher': 'Die Dateien sind abrufbar. Für den Katalog fehlt der Herausgeber.',
  'openData.settings.state.contributor':
    'Die Dateien sind abrufbar. Für den Katalog fehlt die Datenbereitsteller-ID.',
  'openData.settings.state.topics': 'Sobald ein Thema öffentlich ist, gibt es Dateien und Katalog.',
  'openData.settings.state.complete': 'Dateien und Katalog sind veröffentlicht.',
  'openData.settings.open': 'Öffentliche Seite ansehen',
  'openData.settings.error.contributor_id':
    'Bitte nur den letzten Teil: Buchstaben, Ziffern und Bindestriche.',
  'openData.settings.error.geocode': 'Bitte 5, 8 oder 12 Ziffern.',
  'openData.settings.error.publisher': 'Das ist zu lang: höchstens 200 Zeichen.',
} as const;
