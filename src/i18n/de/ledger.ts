export const ledger = {
  'ledger.title': 'Bilanz',
  'ledger.pageTitle': 'Bilanz: {topic}',
  'ledger.lead':
    'Was aus den Beiträgen zu „{topic}“ geworden ist. Jeder ist gezählt, auch was nicht erscheint.',
  'ledger.asOf': 'Stand: {text}',
  'ledger.link': 'Ganze Bilanz ansehen',
  'ledger.none':
    'Noch ist nichts eingegangen. Sobald der erste Beitrag da ist, steht hier, was aus ihm wird.',
  'ledger.count': 'Anzahl',
  'ledger.share': 'Anteil',
  'ledger.sum': 'Eingegangen',

  'ledger.parts': 'Was eingegangen ist',
  'ledger.parts.head': 'Stand',
  'ledger.parts.row':
    '{key, select, published {Veröffentlicht} pending {In Prüfung} rejected {Nicht veröffentlicht} spam {Spam} withdrawn {Zurückgezogen} other {Gelöscht}}',
  'ledger.reasons': 'Warum etwas nicht veröffentlicht ist',
  'ledger.reasons.head': 'Grund',
  'ledger.answers': 'Was die Stadt geantwortet hat',
  'ledger.answers.head': 'Ergebnis',
  'ledger.answers.text':
    '{answered, number} von {published, plural, one {# veröffentlichten Beitrag} other {# veröffentlichten Beiträgen}} beantwortet.',
  'ledger.answers.row':
    '{key, select, adopted {Berücksichtigt} partly {Teilweise berücksichtigt} declined {Nicht berücksichtigt} noted {Zur Kenntnis genommen} without {Beantwortet, noch ohne Ergebnis} other {Noch ohne Antwort}}',
  'ledger.channels': 'Auf welchem Weg',
  'ledger.channels.head': 'Weg',
  'ledger.channels.row':
    '{key, select, online {Online} letter {Brief} card {Postkarte} phone {Telefon} workshop {Werkstatt} email {E-Mail} other {Übernommen}}',
  'ledger.objections': 'Widersprüche gegen Entscheidungen',
  'ledger.objections.head': 'Ergebnis',
  'ledger.objections.row':
    '{key, select, granted {Stattgegeben} upheld {Entscheidung bleibt} void {Erledigt, weil der Beitrag geändert, zurückgezogen oder gelöscht wurde} other {Noch offen}}',
  'ledger.reports': 'Meldungen von Beiträgen',
  'ledger.reports.head': 'Ergebnis',
  'ledger.reports.row':
    '{key, select, upheld {Beitrag entfernt oder geändert} dismissed {Beitrag bleibt stehen} moot {Erledigt, weil der Beitrag schon weg war} other {Noch offen}}',

  'ledger.times': 'Wie lange es dauert',
  'ledger.times.label':
    '{of, select, decision {Bis zur Entscheidung} answer {Bis zur Antwort der Stadt} oldest {Am längsten wartet} promised {Zugesagt: Entscheidung} other {Zugesagt: Antworten}}',
  'ledger.times.spread': 'bei der Hälfte höchstens {median}, bei neun von zehn höchstens {p90}',
  'ledger.times.hours': '{count, plural, one {eine Stunde} other {# Stunden}}',
  'ledger.times.days': '{count, plural, one {ein Tag} other {# Tage}}',
  'ledger.times.nobody': 'kein Beitrag wartet',
  'ledger.times.promised': 'innerhalb von {hours, plural, one {einer Stunde} other {# Stunden}}',
  'ledger.times.due': 'bis {day}',

  'ledger.side': 'Zum Nachprüfen',
  'ledger.side.twin': 'Diese Zahlen als JSON',
  'ledger.side.twin.text': 'maschinenlesbar, höchstens eine Minute alt',
  'ledger.side.how': 'So wird gezählt',
  'ledger.side.how.text':
    'Die sechs Teile ergeben zusammen, was eingegangen ist, in jedem Augenblick. Wer einen Beitrag zurückzieht oder löschen lässt, bleibt mitgezählt.',
  'ledger.side.rules': 'Wonach wir entscheiden',
  'ledger.side.topic': 'Zurück zum Thema',
} as const;
