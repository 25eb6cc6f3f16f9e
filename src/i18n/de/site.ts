export const site = {
  'site.name': 'Stadtgespräch',
  'site.demo': 'Vorführung mit erfundenen Beiträgen – keine amtliche Website',
  'site.operator': 'Anbieter: {operator}',
  'site.skip': 'Zum Inhalt springen',
  'site.home': 'Stadtgespräch, {name}: zur Startseite',
  'site.breadcrumb': 'Sie sind hier',

  'site.nav.label': 'Hauptmenü',
  'site.nav.topics': 'Themen',
  'site.nav.netiquette': 'Netiquette',

  'site.footer.promise':
    'Keine Cookies, keine Zählpixel, keine Dienste Dritter. Sie können mitreden, ohne sich anzumelden.',
  'site.footer.talk': 'Mitreden',
  'site.footer.legal': 'Rechtliches',
  'site.footer.languages': 'Sprachen',
  'site.footer.imprint': 'Impressum',
  'site.footer.privacy': 'Datenschutz',
  'site.footer.accessibility': 'Barrierefreiheit',
  'site.footer.netiquette': 'Netiquette',
  'site.footer.publisher': 'Herausgegeben von: {operator}',
  'site.footer.asOf': 'Stand dieser Seite: {text}',

  'site.home.title': 'Themen',
  'site.home.heading': 'Worüber unsere Stadt spricht',
  'site.home.lead':
    'Hier liegen die Zukunftsthemen offen. Lesen Sie nach, worum es geht, und sagen Sie, was Ihnen wichtig ist: ohne Konto und, wenn Sie mögen, unter einem Pseudonym.',
  'site.home.group':
    '{key, select, open {Jetzt mitreden} coming {Demnächst} closed {In Auswertung} other {Archiv}}',
  'site.home.none': 'Noch liegt kein Thema vor. Schauen Sie bald wieder vorbei.',
  'site.home.comments': '{count, plural, =0 {Noch kein Beitrag} one {# Beitrag} other {# Beiträge}}',
  'site.home.until': 'Offen bis {until}',
  'site.home.open': 'Offen ohne Enddatum',
  'site.home.from': 'Ab {from}',
  'site.home.notYet': 'Noch nicht eröffnet',
  'site.home.evaluation': 'Beendet am {until}, wird ausgewertet',
  'site.home.ended': 'Wird ausgewertet',
  'site.home.archived': 'Abgeschlossen, zum Nachlesen',
  'site.home.how': 'So läuft es ab',
  'site.home.how.read': 'Lesen',
  'site.home.how.read.text': 'Zu jedem Thema steht da, worum es geht und bis wann Sie mitreden können.',
  'site.home.how.write': 'Schreiben',
  'site.home.how.write.text':
    'Ihr Text genügt. Sie brauchen kein Konto; Name und E-Mail-Adresse sind freiwillig.',
  'site.home.how.know': 'Bescheid wissen',
  'site.home.how.know.text':
    'Sie bekommen eine Vorgangsnummer und einen privaten Link. Ein Mensch liest Ihren Beitrag, meist innerhalb von {hours, plural, one {einer Stunde} other {# Stunden}}.',

  'site.text.draft':
    'Entwurf. Diese Seite ist noch nicht fertig: Der Betreiber muss sie prüfen und mit eigenen Angaben füllen.',

  'site.error.title':
    '{kind, select, notFound {Diese Seite gibt es nicht} forbidden {Kein Zugang} unavailable {Gerade nicht erreichbar} server {Da ist etwas schiefgegangen} other {Das haben wir nicht verstanden}}',
  'site.error.text':
    '{kind, select, notFound {Vielleicht ist die Adresse vertippt, oder die Seite ist umgezogen.} forbidden {Diese Adresse ist nicht für alle da, oder der Aufruf kam von einer fremden Seite.} unavailable {Der Dienst ist überlastet oder wird gewartet. Gespeichertes ist sicher.} server {Der Fehler liegt bei uns. Er ist vermerkt, und was gespeichert war, ist noch da.} other {Die Anfrage war unvollständig oder nicht so, wie diese Seite sie erwartet.}}',
  'site.error.todo':
    '{kind, select, notFound {Hier geht es weiter:} forbidden {Beginnen Sie am besten auf der Startseite:} unavailable {Bitte versuchen Sie es in einigen Minuten noch einmal.} server {Bitte versuchen Sie es noch einmal. Bleibt es dabei, melden Sie sich mit der Kennung unten.} other {Gehen Sie zurück und versuchen Sie es noch einmal, oder beginnen Sie hier:}}',
  'site.error.topics': 'Alle Themen',
  'site.error.topics.text': 'Lesen und mitreden',
  'site.error.imprint.text': 'Wen Sie fragen können',
  'site.error.status': 'Fehler {status}',
  'site.error.request': 'Kennung dieses Aufrufs',
  'site.unknownLink.title': 'Diesen Link kennen wir nicht',
  'site.unknownLink.text':
    'Der Link ist unvollständig, abgelaufen, schon benutzt oder gehört nicht hierher. Die Links zu Ihren Beiträgen laufen nicht ab; meist fehlt nur das Ende.',
  'site.unknownLink.look':
    'Öffnen Sie den Link noch einmal ganz: aus der E-Mail, oder aus dem Verlauf Ihres Browsers, wo Sie nach „/vorgang/“ suchen können.',
  'site.unknownLink.find': 'Vorgang mit der Nummer finden, Link noch einmal zusenden',
  'site.unknownLink.find.text': 'Link verloren? Hier geht es weiter.',
} as const;
