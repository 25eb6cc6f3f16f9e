export const topics = {
  'topics.talkNow': 'Jetzt mitreden',
  'topics.read': '{count, plural, one {# Beitrag lesen} other {# Beiträge lesen}}',
  'topics.picture': 'Bild: {credit}',
  'topics.picture.edited': 'Bild: {credit} (bearb.)',
  'topics.picture.editedOnly': 'Bild bearbeitet',

  'topics.phases': 'Ablauf',
  'topics.phase.name':
    '{key, select, talk {Mitreden} evaluation {Auswerten} other {Antworten der Stadt}}{state, select, current { · läuft} other {}}',
  'topics.phase.span':
    '{span, select, until {Offen bis {until}} ended {Beendet am {until}} from {Ab {from}} between {{from} bis {until}} words {{words}} open {Offen ohne Enddatum} other {Noch offen}}',
  'topics.phase.due':
    '{span, select, until {Bis {until}} ended {Erledigt am {until}} from {Ab {from}} between {{from} bis {until}} words {{words}} other {Noch offen}}',

  'topics.sponsor.interview': 'Interview mit {name} lesen',
  'topics.events': 'Termine',

  'topics.ledger': 'Was aus den Beiträgen wurde',
  'topics.ledger.received': 'eingegangen',
  'topics.ledger.number': '{count, number}',
  'topics.ledger.part':
    '{state, select, published {veröffentlicht} pending {in Prüfung} rejected {nicht veröffentlicht} spam {Spam} withdrawn {zurückgezogen} other {gelöscht}}',
  'topics.ledger.note': 'Jeder Beitrag ist gezählt, auch was nicht erscheint. Die Summe geht immer auf.',

  'topics.comments': '{count, plural, =0 {Noch keine Beiträge} one {# Beitrag} other {# Beiträge}}',
  'topics.comments.none': 'Noch ist hier alles offen. Schreiben Sie den ersten Beitrag.',
  'topics.comments.noneClosed': 'Zu diesem Thema ist kein Beitrag erschienen.',
  'topics.comments.noneYet': 'Beiträge erscheinen hier, sobald das Thema eröffnet ist.',
  'topics.comments.anonymous': 'Anonym',
  'topics.comments.edited': 'bearbeitet am {text}',
  'topics.comments.channel':
    '{channel, select, letter {Brief} card {Postkarte} phone {Telefon} workshop {Werkstatt} email {E-Mail} other {Übernommen}}',
  'topics.comments.transcribed': 'von der Redaktion übertragen',
  'topics.comments.trace':
    '{trace, select, withdrawn {Dieser Beitrag wurde zurückgezogen.} erased {Dieser Beitrag wurde gelöscht.} other {Dieser Beitrag ist nicht öffentlich.}}',
  'topics.comments.trace.at': 'Eingegangen am {day}',
  'topics.comments.legend': 'Zum Lesen',
  'topics.comments.legend.checked': 'Vorher gelesen',
  'topics.comments.legend.checked.text': 'Jeden Beitrag hat ein Mensch aus der Redaktion freigegeben.',
  'topics.comments.legend.names': 'Namen',
  'topics.comments.legend.names.text': 'Sie sind frei gewählt. Niemand prüft sie.',
  'topics.comments.legend.support': 'Unterstützen',
  'topics.comments.legend.support.text':
    'Ein Klick, ohne Anmeldung, einmal am Tag. Die Zahl ist deshalb unbestätigt.',
  'topics.comments.legend.withdrawn': 'Zurückgezogen',
  'topics.comments.legend.withdrawn.text': 'Der Text ist fort, die Antworten darauf bleiben.',
  'topics.comments.legend.channels': 'Werkstatt, Brief, Karte, Telefon',
  'topics.comments.legend.channels.text': 'Zählt so viel wie ein Beitrag im Netz.',

  'topics.silence.title':
    '{why, select, notYet {Bald können Sie mitreden} paused {Das Mitreden macht eine Pause} archived {Dieses Thema ist abgeschlossen} other {Das Mitreden ist beendet}}',
  'topics.silence.notYet': 'Dieses Thema ist noch nicht eröffnet.',
  'topics.silence.notYetDay': 'Ab {day} können Sie hier Ihren Beitrag schreiben.',
  'topics.silence.ended':
    'Zu diesem Thema nehmen wir keine Beiträge mehr an. Was da ist, bleibt hier zum Nachlesen.',
  'topics.silence.endedDay':
    'Bis {day} konnten Sie zu diesem Thema schreiben. Was eingegangen ist, bleibt hier zum Nachlesen.',
  'topics.silence.archived': 'Es ist ausgewertet und bleibt hier zum Nachlesen.',
  'topics.silence.others': 'Andere Themen ansehen',
} as const;
