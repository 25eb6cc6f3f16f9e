export const cases = {
  'cases.vorgang.title': 'Ihr Vorgang',
  'cases.vorgang.kicker': 'Ihr Beitrag zu {topic}',
  'cases.vorgang.private': 'Private Seite.',
  'cases.vorgang.private.text':
    'Nur wer diesen Link kennt, kann den Vorgang sehen. Bewahren Sie ihn auf; er läuft nicht ab.',
  'cases.vorgang.link': 'Ihr privater Link',
  'cases.vorgang.copy': 'Link kopieren',
  'cases.vorgang.copied': 'Kopiert',
  'cases.vorgang.copyFailed': 'Bitte mit der Tastatur kopieren',
  'cases.vorgang.heading':
    '{state, select, pending {Eingegangen. Ein Mensch liest jetzt Ihren Beitrag.} published {Veröffentlicht. Ihr Beitrag steht auf der Themenseite.} rejected {Nicht veröffentlicht. Hier lesen Sie, warum.} spam {Nicht veröffentlicht. Der Beitrag wurde als Werbung eingestuft.} withdrawn {Zurückgezogen. Ihr Beitrag ist nicht öffentlich.} other {Gelöscht. Ihr Text ist endgültig entfernt.}}',
  'cases.vorgang.reference': 'Vorgangsnummer',
  'cases.vorgang.received': 'Eingegangen',
  'cases.vorgang.decisionDue': 'Entscheidung zugesagt',
  'cases.vorgang.by': 'bis {text}',
  'cases.vorgang.decided': '{state, select, withdrawn {Zurückgezogen} erased {Gelöscht} other {Entschieden}}',
  'cases.vorgang.steps': 'Verlauf',
  'cases.vorgang.step':
    '{key, select, received {Eingegangen} checked {{state, select, done {Geprüft} other {In Prüfung}}} published {Veröffentlicht} notPublished {Nicht veröffentlicht} spam {Als Spam eingestuft} withdrawn {Zurückgezogen} erased {Gelöscht} other {Antwort der Stadt}}',
  'cases.vorgang.step.state':
    '{state, select, done {Erledigt:} current {Läuft gerade:} coming {Kommt noch:} other {Beendet:}}',
  'cases.vorgang.step.received': 'Ihr Beitrag ist gespeichert und trägt die Nummer {reference}.',
  'cases.vorgang.step.checking':
    'Ein Mensch aus der Redaktion liest Ihren Beitrag, meist innerhalb von {hours, plural, one {einer Stunde} other {# Stunden}}. Danach sehen Sie hier, ob er erscheint, und wenn nicht, aus welchem Grund.',
  'cases.vorgang.step.publish': 'Dann steht Ihr Beitrag auf der Themenseite.',
  'cases.vorgang.step.published': 'Zum Beitrag auf der Themenseite',
  'cases.vorgang.step.due': 'zugesagt bis {due}',
  'cases.vorgang.step.answer': 'Die Stadt wertet alle Beiträge aus und antwortet.',
  'cases.vorgang.step.spam':
    'Ein Mensch aus der Redaktion hat den Beitrag gelesen und als Werbung oder Spam eingestuft. Er ist nicht veröffentlicht. Er zählt aber mit: Auf der Themenseite steht er in der Zeile „Spam“.',
  'cases.vorgang.step.spam.remedy':
    'Ist das ein Irrtum? Dann melden Sie sich mit der Vorgangsnummer {reference}.',
  'cases.vorgang.step.withdrawn': 'Der Text ist nicht mehr öffentlich. Antworten anderer bleiben stehen.',
  'cases.vorgang.step.erased':
    'Text, Name und E-Mail-Adresse sind entfernt. Geblieben sind Vorgangsnummer und Zeitpunkte, damit die Zählung stimmt.',
  'cases.vorgang.reason': 'Grund',
  'cases.vorgang.rule': 'Regel',
  'cases.vorgang.facts': 'Worum es konkret geht',
  'cases.vorgang.remedy': 'Das können Sie jetzt tun',
  'cases.vorgang.remedy.write':
    'Schreiben Sie Ihr Anliegen noch einmal, ohne das, was der Regel widerspricht. Ihr Text steht unten zum Kopieren.',
  'cases.vorgang.remedy.object':
    'Sind Sie anderer Meinung? Dann schreiben Sie uns und nennen Sie die Vorgangsnummer {reference}.',
  'cases.vorgang.writeAgain': 'Neuen Beitrag schreiben',
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
} as const;
