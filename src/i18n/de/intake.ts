export const intake = {
  'intake.back': 'Zurück',
  'intake.sections': 'Aufnehmen',
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
} as const;
