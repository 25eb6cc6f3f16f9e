import type { answers as de } from '../de/answers.ts';

export const answers = {
  'answers.list': 'Answers',
  'answers.own': 'Answers waiting for you',
  'answers.tabs': 'Lists',
  'answers.tab':
    '{tab, select, draft {Drafts} forCheck {To check} checked {To release} overdue {Overdue} released {Released} withdrawn {Withdrawn} own {My drafts} other {With others}}',
  'answers.empty':
    '{tab, select, draft {There is no draft here.} forCheck {No answer waits to be checked.} checked {No answer waits to be released.} overdue {No answer is overdue.} released {No answer has been released yet.} withdrawn {No answer has been withdrawn.} own {You have no draft in hand.} other {None of your answers is with others.}}',
  'answers.new': 'New answer',
  'answers.older': 'Older',
  'answers.stage':
    '{stage, select, draft {draft} forCheck {to check} checked {to release} correction {correction} release {being released} withdraw {being withdrawn} other {released}}',
  'answers.row.comments':
    '{count, plural, =0 {for no comment any more} one {for # comment} other {for # comments}}',
  'answers.row.empty': 'No text yet',
  'answers.row.due': '{over, select, yes {was promised for {day}} other {promised for {day}}}',
  'answers.row.tick': 'Choose for release: {title}',
  'answers.releaseMany': 'Release those chosen',
  'answers.releaseMany.hint': 'Released answers are on the topic’s page at once, and the mails go out.',
  'answers.done.many': '{count, plural, one {# answer is released.} other {# answers are released.}}',
  'answers.done.ordered':
    '{count, plural, one {# answer stands for a great many comments and is being released.} other {# answers stand for a great many comments and are being released.}}',
  'answers.done.left':
    '{count, plural, one {One answer stayed as it was: it was changed meanwhile, or somebody else has to release it.} other {# answers stayed as they were: they were changed meanwhile, or somebody else has to release them.}}',
  'answers.fourEyes': 'Four eyes: an answer is released by somebody other than who wrote last',
  'answers.fourEyes.hint': 'Only administrators can switch this off.',
  'answers.fourEyes.save': 'Apply',
  'answers.fourEyes.title': 'Release',

  'answers.heading':
    '{count, plural, =0 {New answer} one {Answer for one comment} other {Answer for # comments}}',
  'answers.heading.correction':
    '{count, plural, =0 {Correction of an answer} one {Correction of the answer to one comment} other {Correction of the answer to # comments}}',
  'answers.heading.released':
    '{count, plural, =0 {Answer without a comment} one {Answer to one comment} other {Answer to # comments}}',
  'answers.chip.new': 'Not saved yet',
  'answers.chip':
    '{stage, select, draft {draft, saved {at}} forCheck {to check, changed {at}} checked {checked, changed {at}} withdrawn {withdrawn, changed {at}} other {released}}',
  'answers.correction.of': 'Until it is released, the text so far stays public.',
  'answers.correction.show': 'Look at the text so far',
  'answers.quotesGone':
    'This answer quotes words that have been blackened since, or erased at the wish of the person who wrote them. Please go through the text and take the quotation out.',
  'answers.none': 'All comments this answer was for have been erased meanwhile.',
  'answers.none.new': 'No comment is chosen yet. Enter case numbers, or choose in Planning.',
  'answers.chosen': 'Chosen comments',
  'answers.chosen.more': '{count, plural, one {and # other} other {and # others}}',
  'answers.chosen.rest': '{count, plural, one {Show one more comment} other {Show # more comments}}',
  'answers.chosen.beyond':
    'These are the first {shown, number} of {total, number}. The answer is for all of them.',
  'answers.chosen.alone': 'left alone',
  'answers.chosen.drop': 'Leave out {reference}',
  'answers.chosen.add': 'Add case numbers',
  'answers.chosen.add.hint': 'One or several, with blanks between them',
  'answers.changes': 'Since they were chosen: {parts}.',
  'answers.changes.gone': '{count, plural, one {# withdrawn or erased} other {# withdrawn or erased}}',
  'answers.changes.hidden': '{count, plural, one {# not public} other {# not public}}',
  'answers.changes.answered':
    '{count, plural, one {# answered otherwise} other {# answered otherwise}}{by, select, yes { ({names})} other {}}',
  'answers.changes.alone':
    '{count, plural, one {This comment is left alone.} other {These # are left alone.}}',
  'answers.changes.regardless':
    '{count, plural, one {One comment gets this answer besides; the new outcome counts.} other {# comments get this answer besides; the new outcome counts.}}',
  'answers.changes.replace': 'Replace after all',
  'answers.changes.leave': 'Leave alone after all',
  'answers.comment.state': '{state, select, withdrawn {withdrawn} erased {erased} other {not public}}',
  'answers.comment.answered':
    '{how, select, replace {outcome will be replaced} other {answered otherwise}}{by, select, yes { ({name})} other {}}',
  'answers.comment.draft': 'Look at the draft{by, select, yes { by {name}} other {}}',
  'answers.comment.anonymous': 'Anonymous',

  'answers.outcome': 'Outcome',
  'answers.outcome.value':
    '{outcome, select, adopted {adopted} partly {partly} declined {not adopted} other {noted}}',
  'answers.outcome.hint':
    '{outcome, select, adopted {will be done so} partly {part of it will be done} declined {with a reason} other {nothing to decide}}',
  'answers.ground': 'Ground',
  'answers.ground.where': 'stands in the synopsis',
  'answers.department': 'Responsible',
  'answers.department.none': 'not named',
  'answers.voice': 'Who speaks',
  'answers.voice.city': 'The city',
  'answers.voice.sponsor': 'Sponsor: {name}',
  'answers.body': 'Answer',
  'answers.body.count': '{count, plural, one {# character} other {# characters}}',
  'answers.bodySimple': 'Answer in Leichte Sprache',
  'answers.bodySimple.open': 'in Leichte Sprache',
  'answers.bodySimple.hint':
    'Who wants it opens it below the answer. It says there that no group of readers has tested it yet.',
  'answers.block': 'Text block',
  'answers.block.insert': 'Insert',
  'answers.block.none': 'There is no text block yet.',
  'answers.block.manage': 'Edit text blocks',
  'answers.preview':
    '{count, plural, =0 {How it would look; there is no comment yet it would stand under} one {How it will look under one comment} other {How it will look under # comments}}',
  'answers.preview.day': 'day of release',
  'answers.preview.update': 'Renew preview',
  'answers.preview.empty': 'No text yet',
  'answers.step': '{key, select, draft {Draft} check {Checked} other {Released}}',
  'answers.step.state': '{state, select, done {done:} current {now:} other {then:}}',
  'answers.step.who': '{name}, {at}',
  'answers.step.unsaved': 'not saved yet',
  'answers.step.waits': 'waiting since {at}, handed on by {name}',
  'answers.step.open': 'still to come',
  'answers.step.unchecked': 'not checked separately',
  'answers.step.anybody': 'by the same person or another',
  'answers.step.others':
    '{count, plural, =0 {there is nobody yet who may} other {by another person: {names}}}',
  'answers.steps': 'Release',
  'answers.steps.fourEyes': 'four eyes: another person releases',
  'answers.reach':
    'Then on {pages, plural, one {# case page} other {# case pages}}, {mail, select, on {{mails, plural, one {# mail} other {# mails}}} other {no mail: sending is not set up}}',
  'answers.reach.correction':
    'Then on {pages, plural, one {# case page} other {# case pages}}; mails only go out where the outcome changes',
  'answers.button':
    '{action, select, handOn {Hand on to be checked} check {Checked, hand on for release} release {Release} return {Back to draft} discard {Discard} other {Save draft}}',
  'answers.button.save': 'Save',
  'answers.button.releaseNow': 'Release at once',
  'answers.done.gesichert': 'Saved.',
  'answers.done.abgegeben': 'Handed on to be checked.',
  'answers.done.geprueft': 'Checked. The answer waits to be released.',
  'answers.done.zurueck': 'The answer is a draft again.',
  'answers.done.freigegeben': 'Released. The answer is public now.',
  'answers.done.zurueckgezogen': 'Withdrawn. The answer is public no more; its text stands here as a draft.',
  'answers.done.verworfen': 'The draft is discarded.',
  'answers.done.einstellung': 'The setting is applied.',
  'answers.somebody': 'unknown',

  'answers.field':
    '{field, select, outcome {Outcome} ground {Ground} body {Answer} body_simple {Answer in Leichte Sprache} department {Responsible} reason {Reason} title {Name} other {Comments}}',
  'answers.error.missing':
    '{field, select, outcome {Please choose an outcome.} ground {Please give the ground; it stands in the synopsis.} body {Please write an answer.} department {This is no longer there. Please choose another.} reason {Please give the reason.} other {Please choose at least one published comment.}}',
  'answers.error.too-long': 'At most {max, number} characters, please.',
  'answers.error.not-storable': 'The text contains invisible characters that cannot be stored.',
  'answers.refused.own-words': 'Four eyes: you wrote this answer last. Somebody else has to release it.',
  'answers.refused.not-handed-on': 'Four eyes: first hand the answer on to be checked.',
  'answers.refused.nobody':
    'There is no comment left that the answer could stand under. Nothing was released; your text is here.',
  'answers.refused.has-correction':
    'A correction of this answer is being written. Discard it first, or release it.',
  'answers.refused.under-way':
    'This answer is being released or withdrawn; meanwhile nobody can change it. Your text is still here, but it is not saved.',
  'answers.refused.broken':
    'That did not work: an error came in between, and nothing has changed in public. Please try again. If it stays so, ask whoever runs the application.',
  'answers.refused.stale': 'The answer has been changed meanwhile. Please look at it again.',

  'answers.underWay.heading':
    '{act, select, withdraw {The answer is being withdrawn} correct {The correction is being released} other {The answer is being released}}',
  'answers.underWay.progress': '{done, number} of {total, number} comments',
  'answers.underWay.hint':
    '{act, select, withdraw {With so many comments this takes some minutes. Then the answer goes from everywhere at once; until then it is still there.} correct {With so many comments this takes some minutes. Then the new text is everywhere at once; until then the old one stays.} other {With so many comments this takes some minutes. Then the answer is everywhere at once, and the mails go out.}} Until then nobody can change the answer. You may leave this page.',
  'answers.underWay.refresh': 'Show how far it is',
  'answers.underWay.text': 'The text',

  'answers.released.heading': 'How it is public',
  'answers.released.correct': 'Correct',
  'answers.released.correct.hint': 'The public text stays until the correction is released.',
  'answers.released.correction': 'Look at the correction in hand',
  'answers.released.withdraw': 'Withdraw',
  'answers.released.withdraw.title': 'Withdraw the answer',
  'answers.released.withdraw.hint':
    'The answer disappears from all pages at once. The reason stays internal, the text stays as a draft.',
  'answers.released.reason': 'Reason',
  'answers.versions': 'Earlier versions, internal only',
  'answers.version':
    'Public from {from} until {until}, {how, select, withdrawn {withdrawn} other {corrected}} by {name}',
  'answers.version.reason': 'Reason: {reason}',

  'answers.conflict': 'Two answering at once',
  'answers.conflict.message':
    '{name} {how, select, released {released} other {saved}} at {at}, after you opened the answer. Nothing of your text is lost.',
  'answers.conflict.yours': 'Your text',
  'answers.conflict.theirs': 'Text by {name}',
  'answers.conflict.mine': 'Save mine',
  'answers.conflict.take': 'Take the other',
  'answers.conflict.correct': 'Make mine a correction',
  'answers.conflict.simple': 'In Leichte Sprache',
  'answers.conflict.empty': 'empty',

  'answers.blocks': 'Text blocks',
  'answers.blocks.lead':
    'What you write often, for all topics. What already stands in an answer does not change along.',
  'answers.blocks.title': 'Name',
  'answers.blocks.body': 'Text',
  'answers.blocks.new': 'New text block',
  'answers.blocks.save': 'Save',
  'answers.blocks.remove': 'Delete',
  'answers.blocks.done': 'The change is saved.',
  'answers.blocks.meanwhile': 'Saved meanwhile',
  'answers.blocks.problem':
    '{what, select, missing {Please fill in name and text.} long {The name has at most {title, number}, the text at most {body, number} characters.} unstorable {The text contains invisible characters that cannot be stored.} titleTaken {There is a text block with this name already.} other {Somebody has changed this text block meanwhile. Your text is still here; save again if it is to hold.}}',

  'answers.keys.title': 'Keys',
  'answers.keys.outcome': 'choose the outcome',
  'answers.keys.block': 'insert a text block',
  'answers.keys.next': 'hand on',
  'answers.keys.save': 'save',
} satisfies Record<keyof typeof de, string>;
