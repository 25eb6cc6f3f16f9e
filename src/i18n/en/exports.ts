export const exports = {
  'exports.filter': 'Filter',
  'exports.filter.none': 'none',
  'exports.filter.or': ' or ',
  'exports.filter.many': '{count, number} values',
  'exports.filter.field':
    '{field, select, words {words: {words}} answers {answer: {words}} outcomes {outcome: {words}} codes {code: {words}} coder {coded by: {words}} departments {in charge: {words}} overdue {overdue: {words}} channels {channel: {words}} from {from {words}} to {until {words}} districts {district: {words}} states {state: {words}} group {group: {words}} similar {like {words}} late {received after the end: {words}} languages {language: {words}} other {references: {words}}}',
  'exports.filter.value':
    '{value, select, yes {yes} ohne {none} meine {own departments} gone {deleted} answer-none {without an answer} answer-draft {draft} answer-checked {checked} answer-released {released} adopted {adopted} partly {adopted in part} declined {declined} noted {noted} online {online form} letter {letter} card {card} phone {telephone} workshop {workshop} email {e-mail} import {import} published {published} pending {waiting} spam {spam} rejected {not published} withdrawn {withdrawn} erased {deleted} other {{value}}}',
  'exports.order': 'Order',
  'exports.order.value': '{order, select, code {by code} other {as received}}',
  'exports.uncoded': 'Without a code',
} as const;
