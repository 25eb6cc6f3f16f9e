export const exports = {
  'exports.filter': 'Filter',
  'exports.filter.none': 'keiner',
  'exports.filter.or': ' oder ',
  'exports.filter.many': '{count, number} Angaben',
  'exports.filter.field':
    '{field, select, words {Wörter: {words}} answers {Antwort: {words}} outcomes {Votum: {words}} codes {Schlagwort: {words}} coder {Verschlagwortet von: {words}} departments {Zuständig: {words}} overdue {überfällig: {words}} channels {Weg: {words}} from {ab {words}} to {bis {words}} districts {Ortsteil: {words}} states {Stand: {words}} group {Gruppe: {words}} similar {ähnlich wie {words}} late {nach Ende eingegangen: {words}} languages {Sprache: {words}} other {Vorgangsnummern: {words}}}',
  'exports.filter.value':
    '{value, select, yes {ja} ohne {ohne} meine {eigene Fachbereiche} gone {gelöschte Angabe} answer-none {ohne Antwort} answer-draft {im Entwurf} answer-checked {geprüft} answer-released {freigegeben} adopted {berücksichtigt} partly {teilweise berücksichtigt} declined {nicht berücksichtigt} noted {zur Kenntnis genommen} online {Online-Formular} letter {Brief} card {Karte} phone {Telefon} workshop {Werkstatt} email {E-Mail} import {Übernahme} published {veröffentlicht} pending {in Prüfung} spam {Spam} rejected {nicht veröffentlicht} withdrawn {zurückgezogen} erased {gelöscht} other {{value}}}',
  'exports.order': 'Ordnung',
  'exports.order.value': '{order, select, code {nach Schlagwort} other {nach Eingang}}',
  'exports.uncoded': 'Ohne Schlagwort',
} as const;
