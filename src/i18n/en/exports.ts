export const exports = {
  'exports.filter': 'Filter',
  'exports.filter.none': 'none',
  'exports.filter.or': ' or ',
  'exports.filter.many': '{count, number} values',
  'exports.filter.field':
    '{field, select, words {words: {words}} answers {answer: {words}} outcomes {outcome: {words}} codes {code: {words}} coder {coded by: {words}} departments {in charge: {words}} overdue {overdue: {words}} channels {channel: {words}} from {from {words}} to {until {words}} districts {district: {words}} states {state: {words}} group {group: {words}} similar {like {words}} late {received after the end: {words}} languages {language: {words}} other {references: {words}}}',
  'exports.filter.value':
    '{value, select, yes {yes} ohne {none} meine {own departments} gone {deleted} answernone {without an answer} answerdraft {draft} answerchecked {checked} answerreleased {released} adopted {adopted} partly {adopted in part} declined {declined} noted {noted} online {online form} letter {letter} card {card} phone {telephone} workshop {workshop} email {e-mail} import {import} published {published} pending {waiting} spam {spam} rejected {not published} withdrawn {withdrawn} erased {deleted} other {{value}}}',
  'exports.order': 'Order',
  'exports.order.value': '{order, select, code {by code} other {as received}}',
  'exports.menu.order': 'Synopsis',
  'exports.menu.order.for': 'for Word, ODT, PDF',
  'exports.menu.order.time': 'as received',
  'exports.menu.order.code': 'by code',
  'exports.menu.also': 'Also',
  'exports.menu.note': 'Each office file names filter, figures and checksum.',
  'exports.large.title': 'This export takes a while',
  'exports.large.lead':
    '{rows, number} contributions as {format}: too long to wait for. We put the file together in the background; you can go on working.',
  'exports.large.kept':
    'The file shows the moment it is made at. Only you can download it, for {hours, number} hours. Then it is deleted.',
  'exports.large.order': 'Put the file together',
  'exports.large.instead': 'CSV, JSON Lines and GeoJSON come at once, whatever their size.',
  'exports.jobs.title': 'My exports',
  'exports.jobs.lead': 'Large files that you ordered. Each is kept for {hours, number} hours.',
  'exports.jobs.empty':
    'You have not ordered a large export. Your browser downloads smaller ones at once; they are not listed here.',
  'exports.jobs.back': 'To planning',
  'exports.jobs.all': 'All my exports',
  'exports.job.title':
    '{state, select, waiting {Export waits} running {Export: {percent, number} %} done {Export ready} cancelled {Export cancelled} other {Export failed}}',
  'exports.job.heading': 'Export: {topic}',
  'exports.job.of':
    '{scope, select, published {published contributions} selection {selection by filter} other {all contributions}}, {names, select, full {names as given} pseudonym {names replaced by pseudonyms} other {without names}}{order, select, code {, by code} other {}}',
  'exports.job.state':
    '{state, select, waiting {Waits for its turn. Large files are made one after the other.} running {The file is being made.} done {The file is ready.} cancelled {Cancelled.} outdated {While the file was there, somebody withdrew or changed a contribution. What was taken back we no longer give out. Please put the file together again.} interrupted {The file was not finished because the program began anew several times. Please try again.} lost {The file is gone after a fault of the database. Please put it together again.} toomany {By now there are more contributions than this format takes.} noplaces {No contribution of this choice has a place on the map.} toolarge {The file would be larger than 4 GB. Please choose CSV or JSON Lines.} other {The file could not be made. The error is on record.}}',
  'exports.job.progress': '{done, number} of {total, number} contributions',
  'exports.job.refresh': 'Look now',
  'exports.job.quiet': 'Do not look by itself any more',
  'exports.job.cancel': 'Cancel',
  'exports.job.download': 'Download',
  'exports.job.until': '{size}, until {until}',
  'exports.job.remove': 'Delete',
  'exports.job.again': 'Put together again',
  'exports.job.format': 'Format',
  'exports.job.contents': 'Contents',
  'exports.job.ordered': 'Ordered',
  'exports.job.busy':
    'One of your exports is still being made. You can order the next one when it is ready or cancelled.',
  'exports.uncoded': 'Without a code',
} as const;
