import type { intake as german } from '../de/intake.ts';

export const intake: Record<keyof typeof german, string> = {
  'intake.back': 'Back',
  'intake.sections': 'Taking in',
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
};
