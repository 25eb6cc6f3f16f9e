import type { intake as german } from '../de/intake.ts';

export const intake: Record<keyof typeof german, string> = {
  'intake.back': 'Back',
  'intake.line': 'Line {line, number}',
  'intake.choose': 'Please choose',
  'intake.districts.title': 'Districts',
  'intake.districts.lead':
    'Everybody who types in or evaluates comments chooses from this list. The public form does not show it.',
  'intake.districts.empty': 'There is no district yet.',
  'intake.districts.add': 'Add districts',
  'intake.districts.lines': 'Names, one a line',
  'intake.districts.lines.hint': 'You can paste a whole list. What is there already stays as it is.',
  'intake.districts.add.submit': 'Add',
  'intake.districts.added':
    '{added, plural, =0 {No district was added} one {One district was added} other {{added, number} districts were added}}{known, plural, =0 {} one {, one was there already} other {, {known, number} were there already}}.',
  'intake.districts.refused': 'These lines were not taken. They are still in the field below.',
  'intake.districts.tooMany': 'The list takes {most, number} districts at most. Nothing was added.',
  'intake.districts.problem':
    '{problem, select, missing {A district needs a name.} tooLong {The name is longer than 80 characters.} taken {There is one of this name already.} other {The name holds characters that cannot be stored.}}',
  'intake.districts.stale':
    'The district is called “{name}” by now: somebody renamed it. Your “{sent}” is still in the field and was not saved.',
  'intake.districts.name': 'Name of {name}',
  'intake.districts.field': 'Name of the district',
  'intake.districts.rename': 'Rename',
  'intake.districts.up': 'Up',
  'intake.districts.down': 'Down',
  'intake.districts.archive': 'No longer offer',
  'intake.districts.restore': 'Offer again',
  'intake.districts.archived':
    '{count, plural, one {One district is no longer offered} other {{count, number} districts are no longer offered}}',
  'intake.districts.used':
    '{count, plural, =0 {no comment} one {one comment} other {{count, number} comments}}',
  'intake.place.title': 'District of a comment',
  'intake.place.problem':
    '{why, select, stale {Somebody gave the comment another district meanwhile: {name}. Your choice was not saved.} gone {The comment was withdrawn or erased and has no place any more.} other {There is no such district, or it is no longer offered.}}',
  'intake.paper.short': 'Type in',
  'intake.paper.title': 'Type in a comment',
  'intake.paper.lead':
    'Letters, cards, calls and results of workshops count as much as a comment made online.',
  'intake.paper.part.paper': 'Where it comes from',
  'intake.paper.part.words': 'What it says',
  'intake.paper.part.more': 'Note, scan, place on the map, e-mail address',
  'intake.paper.field':
    '{field, select, channel {Channel} received_on {Received on} text {Text} name {Name or pseudonym} district {District} note {Internal note} scan {Scan} lat {Latitude} lon {Longitude} email {E-mail address} other {Field}}',
  'intake.paper.noDistrict': 'no district',
  'intake.paper.received.hint': 'The day stamped on it.',
  'intake.paper.text.hint': 'Word for word, 3 to 10,000 characters.',
  'intake.paper.name.hint': 'Is published with the text. Empty: “Anonymous”.',
  'intake.paper.note.hint': 'For example “table 4” or the file number. Never published.',
  'intake.paper.scan.hint': 'PDF, JPEG, PNG or WebP up to 10 MB. Only planners and moderators can open it.',
  'intake.paper.scan.again': 'Please choose the file again: browsers do not keep it.',
  'intake.paper.scan.get': 'Download the scan',
  'intake.paper.lat.hint': 'In degrees, for example 50.927 and 11.589.',
  'intake.paper.email.hint': 'Never published. We ask there first whether mail is welcome.',
  'intake.paper.save': 'Take in',
  'intake.paper.publish': 'checked already: publish at once',
  'intake.paper.publish.hint': 'Otherwise the comment waits for the moderators.',
  'intake.paper.queue.hint': 'The comment gets a reference and waits for the moderators like any other.',
  'intake.paper.submit': 'Save, then the next',
  'intake.paper.keys': 'Ctrl + Enter saves. Channel, day and district stay for the next one.',
  'intake.paper.entered': 'Saved: {reference}',
  'intake.paper.write': 'Please write this number on the paper.',
  'intake.paper.entered.text':
    '{state, select, published {Saved and published} other {Saved, waits for the moderators}}. Received on {day}.',
  'intake.paper.timeliness':
    '{timeliness, select, late {The day lies after the end of the participation. The comment is flagged as late.} early {The day lies before the beginning of the participation.} other {This topic has no beginning of the participation yet.}}',
  'intake.paper.recent': 'Typed in by you last',
  'intake.paper.recent.item': '{channel}, received on {day}',
  'intake.paper.problem':
    '{problem, select, missing {Please fill in this field.} noChannel {Please choose how the comment came.} noDay {Please give a day.} future {The day lies in the future.} tooShort {The text has fewer than {min, number} characters.} tooLong {{max, number} characters at most.} notAnAddress {This is no e-mail address.} noPoint {Latitude and longitude are numbers in degrees: from -90 to 90, and from -180 to 180.} halfPoint {Please give both latitude and longitude, or neither.} noDistrict {There is no such district, or it is no longer offered.} scanType {This file is neither PDF nor JPEG, PNG or WebP.} scanLarge {The file is larger than 10 MB.} repeated {The field came twice.} other {The text holds characters that cannot be stored.}}',
  'intake.import.short': 'Import',
  'intake.import.title': 'Import comments',
  'intake.import.lead':
    'From tables (CSV, Excel) and from WordPress, Disqus or Isso, with dates, replies and states.',
  'intake.import.choose': 'Choose a file',
  'intake.import.file': 'File',
  'intake.import.file.hint':
    'CSV, XLSX, WordPress export (WXR), Disqus export, Isso or other JSON, {megabytes, number} MB at most. The command line takes larger ones.',
  'intake.import.posts': 'Posts become topics (WordPress, Disqus and Isso only)',
  'intake.import.posts.hint':
    'Each post becomes a draft with its comments. Otherwise everything comes into this topic.',
  'intake.import.upload': 'Upload',
  'intake.import.upload.hint':
    'Nothing is imported yet: first you see what the file holds. E-mail and IP addresses are not imported. The file is deleted after the import, after a day at the latest.',
  'intake.import.before': 'Imports so far',
  'intake.import.unnamed': 'without a name',
  'intake.import.when': '{at}, {by}',
  'intake.import.state':
    '{state, select, mapping {waits for its columns} reading {is being read} ready {checked, not imported yet} storing {is being imported} done {{count, plural, one {one comment imported} other {{count, number} comments imported}}} failed {unreadable} other {discarded}}',
  'intake.import.summary':
    '{state, select, reading {The file is being read.} ready {{count, plural, =0 {There is nothing to import.} one {One comment can be imported. Nothing is stored yet.} other {{count, number} comments can be imported. Nothing is stored yet.}}} storing {The comments are being imported. You can leave this page.} done {{count, plural, =0 {There was nothing new to import.} one {One comment was imported.} other {{count, number} comments were imported.}}} other {This import was discarded. Nothing is stored.}}',
  'intake.import.nothing': 'Nothing was imported.',
  'intake.import.waits': 'All that you import waits for the moderators. Only they can publish.',
  'intake.import.fact.read': 'read',
  'intake.import.fact.state':
    '{state, select, published {published} pending {for moderation} spam {spam} rejected {not published} other {deleted, place only}}',
  'intake.import.fact.known': 'here already',
  'intake.import.fact.bad': 'with an error',
  'intake.import.fact.leftOut': 'not chosen',
  'intake.import.fact.codes': 'new codes',
  'intake.import.fact.posts': 'posts',
  'intake.import.fact.orphans': 'replies to nothing here',
  'intake.import.fact.flattened': 'replies raised',
  'intake.import.confirm': 'What is to be imported?',
  'intake.import.confirm.all':
    '{count, plural, one {the one good comment} other {all {count, number} good comments}}',
  'intake.import.confirm.lines': 'only these lines',
  'intake.import.lines': 'Lines',
  'intake.import.lines.hint': 'For example 2-40, 57',
  'intake.import.lines.problem':
    '{why, select, none {These lines hold no good comment that is not here yet.} other {Please name lines as in 2-40, 57.}}',
  'intake.import.take': 'Import',
  'intake.import.discard': 'Import nothing, delete the file',
  'intake.import.bad': 'Not imported',
  'intake.import.bad.line': 'Line',
  'intake.import.bad.why': 'Why',
  'intake.import.bad.cell': 'What stands there',
  'intake.import.problem':
    '{problem, select, columns {The line has more columns than the head.} tooShort {The text is missing or shorter than 3 characters.} tooLong {The text has more than 10,000 characters.} notStorable {The text holds characters that cannot be stored.} nameTooLong {The name has more than 80 characters.} noDate {The date is missing.} badDate {This is no date.} future {The date lies in the future.} unknownChannel {There is no such channel.} unknownDistrict {There is no such district.} unknownState {There is no such state.} badPoint {Latitude and longitude are no degrees.} badUrl {This is no web address.} badCode {A code has more than 80 characters, or there are more than 20.} badId {The number holds characters that cannot be stored.} duplicateId {This number stands further up already.} notAComment {This is no comment but a pingback or an internal note.} other {This number was imported before, with another text.}}',
  'intake.import.fileProblem':
    '{problem, select, empty {The file is empty.} unknownFormat {This is no file we can read. We take CSV, Excel (XLSX), JSON and the exports of WordPress, Disqus and Isso. Please save older Excel files (XLS) and those with a password as XLSX without one.} tooLarge {The file is too large for this page. The command line takes it: stadtgespraech import.} tooMany {The file has more than {line, number} comments. The command line takes it: stadtgespraech import.} brokenXml {The XML is broken in line {line, number}.} doctype {The file defines a document type in line {line, number}. We do not take such files.} notWordpress {This is no WordPress export (WXR).} notDisqus {This is no Disqus export.} brokenCsv {In line {line, number} a quotation begins that does not end, or the line is too long.} encoding {The file is not written in the chosen encoding.} brokenJson {The JSON is broken at entry {line, number}.} notIsso {This is no Isso export.} brokenXlsx {The workbook cannot be opened. Please save it once more as an Excel file (XLSX); we do not read tables in ODS or Numbers.} xlsxLarge {The workbook is too large unpacked. Please save the sheet as CSV.} tooManyCodes {There would be more than 200 new codes. Does the column really hold codes?} other {The file is not here any more. Please upload it again.}}',
  'intake.mapping.title': 'Name the columns',
  'intake.mapping.lead': 'What stands in which column? Title and text become one text, the title first.',
  'intake.mapping.columns': 'Columns',
  'intake.mapping.column': 'Column {n, number}',
  'intake.mapping.none': 'leave out',
  'intake.mapping.empty': 'empty',
  'intake.mapping.field':
    '{field, select, text {Text} title {Title} name {Name} date {Date} channel {Channel} district {District} lat {Latitude} lon {Longitude} code {Codes} id {Number} parent {Number of what it answers} state {State} other {Web address}}',
  'intake.mapping.file': 'File',
  'intake.mapping.from': 'The table begins in line',
  'intake.mapping.from.hint': 'What stands above it, such as a title, is not taken over.',
  'intake.mapping.beyond':
    'The file does not have that many lines. Please give the line where the table begins and renew the preview.',
  'intake.mapping.header': 'Its first line names the columns',
  'intake.mapping.delimiter': 'Delimiter',
  'intake.mapping.delimiter.name':
    '{value, select, semicolon {semicolon} comma {comma} tab {tab} other {bar}}',
  'intake.mapping.encoding': 'Encoding',
  'intake.mapping.preview': 'Renew the preview',
  'intake.mapping.usual': 'For all lines that say nothing about it',
  'intake.mapping.channel': 'Channel',
  'intake.mapping.channel.hint': 'Stands beside the comment everywhere.',
  'intake.mapping.day': 'Received on',
  'intake.mapping.day.hint': 'Where no column names the date.',
  'intake.mapping.source': 'Name of the source',
  'intake.mapping.source.hint':
    'For example raddialog-bonn. The same number of the same source is the same comment: that is why a second import changes nothing.',
  'intake.mapping.publish': 'checked already: publish',
  'intake.mapping.publish.hint':
    'Otherwise everything waits for the moderators. A column with the state goes first.',
  'intake.mapping.next': 'Go on',
  'intake.mapping.next.hint': 'Every line is checked. Nothing is imported yet.',
  'intake.mapping.check': 'Check the file',
  'intake.mapping.problem':
    '{problem, select, noText {Please say which column holds the text.} twice {Each field can stand in one column only. Only codes may stand in several.} day {Please name the column with the date, or one day for all.} other {Please give the source a name of letters.}}',
};
