export const openData = {
  'openData.title': 'Open data',
  'openData.lead':
    'What was said here in public belongs in many hands: all published comments as files, for researchers, newsrooms and everybody who would like to check for themselves.',
  'openData.description':
    'Published comments as CSV and JSON Lines, with a licence and a description for data portals.',
  'openData.off':
    'The city does not offer its comments as files at present. They can still be read on the pages of the topics.',
  'openData.licence': 'Licence',
  'openData.licence.none':
    'The city has not chosen a licence yet. You may read and check the data; for any other use please ask first.',
  'openData.licence.publisher': 'Publisher, and the name to give as the source: {publisher}.',
  'openData.files': 'Files',
  'openData.files.none': 'There is no public topic yet.',
  'openData.file.count': '{count, plural, =0 {no comment yet} one {one comment} other {# comments}}',
  'openData.file.changed': 'last changed on {day}',
  'openData.file.csv': 'CSV',
  'openData.file.jsonl': 'JSON Lines',
  'openData.file.label': '{title} as {format}',
  'openData.fresh': 'How fresh',
  'openData.fresh.text':
    'Each file is made the moment you ask for it. When a comment is withdrawn, erased or redacted, no new file holds it any more. Please download again before you publish.',
  'openData.in': 'What is in it',
  'openData.in.text':
    'Every published comment with its reference, the way it came, times, exact text, support, number of replies, the city’s answer and its address.',
  'openData.in.names':
    '{names, select, pseudonym {Names are replaced by “Person 1”, “Person 2” and so on.} other {Names are left out.}}',
  'openData.out': 'What is not in it',
  'openData.out.text':
    'Comments that are still being checked or were not published, and the reasons. Codes and places from the evaluation. E-mail addresses, IP addresses and internal notes are in no export.',
  'openData.formats': 'Formats',
  'openData.formats.csv':
    'CSV by RFC 4180: UTF-8, comma, first line with the names of the columns. A text that begins with an equals sign stands in the file as it is: open it in a spreadsheet as text.',
  'openData.formats.jsonl': 'JSON Lines: one comment a line.',
  'openData.formats.schema': 'JSON Schema of the lines',
  'openData.portals': 'For data portals',
  'openData.portals.text': 'The catalogue describes all files by DCAT-AP.de 2.0.',
  'openData.portals.gap':
    '{gap, select, licence {A catalogue for data portals follows once the city has chosen a licence: without one no entry may be published.} topics {A catalogue for data portals follows with the first public topic.} other {A catalogue for data portals follows once the city has given everything it needs.}}',
  'openData.portals.ttl': 'Catalogue in Turtle',
  'openData.portals.jsonld': 'Catalogue in JSON-LD',
  'openData.programs': 'For programs',
  'openData.programs.link': 'Programming interface with examples',
  'openData.footer': 'Open data',

  'openData.catalogue.title': 'Public participation {city}',
  'openData.catalogue.description': 'Published comments from public participation in {city}.',
  'openData.dataset.title': 'Comments on “{topic}”',
  'openData.dataset.description':
    'All published comments from public participation on “{topic}”, with the city’s answers.',
  'openData.dataset.keywords': 'public participation, comments, urban development',
  'openData.contact': 'Contact at {publisher}',

  'openData.settings.lead': 'What you choose here holds for {path} and the catalogue for data portals.',
  'openData.settings.is_on': 'Offer',
  'openData.settings.is_on.yes': 'Offer published comments as files',
  'openData.settings.is_on.no': 'Offer no files',
  'openData.settings.names': 'Names',
  'openData.settings.names.none': 'Without names (recommended)',
  'openData.settings.names.pseudonym': 'Replaced by “Person 1”, “Person 2” …',
  'openData.settings.names.hint':
    'What people called themselves stands on the topic’s page only. Holds for all public files; the pages of the programming interface never give names without a key.',
  'openData.settings.licence': 'Licence',
  'openData.settings.licence.none': 'None yet',
  'openData.settings.licence.hint':
    'Without a licence there is no catalogue. A licence holds for everybody who got the data under it, even if you choose another one later.',
  'openData.settings.publisher': 'Publisher',
  'openData.settings.publisher.hint': 'Empty: the operator from the settings.',
  'openData.settings.contributor_id': 'Contributor ID',
  'openData.settings.contributor_id.hint':
    'By this name GovData knows who delivers the catalogue: the last part of the address below http://dcat-ap.de/def/contributors/.',
  'openData.settings.geocode': 'Official key',
  'openData.settings.geocode.hint':
    'Municipality key (8 digits), regional key (12) or district key (5). May stay empty.',
  'openData.settings.submit': 'Save',
  'openData.settings.saved': 'Saved. It holds from now on.',
  'openData.settings.conflict':
    'Somebody changed this meanwhile. Yours still stands in the fields, what is saved below them. Nothing of yours is saved yet.',
  'openData.settings.theirs': 'Saved is: {value}',
  'openData.settings.theirs.empty': 'nothing',
  'openData.settings.state': 'State',
  'openData.settings.state.off': 'The files are switched off.',
  'openData.settings.state.licence': 'The files can be downloaded. The catalogue needs a licence.',
  'openData.settings.state.publisher': 'The files can be downloaded. The catalogue needs a publisher.',
  'openData.settings.state.contributor':
    'The files can be downloaded. The catalogue needs the contributor ID.',
  'openData.settings.state.topics': 'Once a topic is public there will be files and a catalogue.',
  'openData.settings.state.complete': 'Files and catalogue are published.',
  'openData.settings.open': 'See the public page',
  'openData.settings.error.contributor_id': 'Please only the last part: letters, digits and hyphens.',
  'openData.settings.error.geocode': 'Please 5, 8 or 12 digits.',
  'openData.settings.error.publisher': 'That is too long: 200 characters at most.',
} as const;
