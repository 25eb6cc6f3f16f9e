import type { cases as de } from '../de/cases.ts';

export const cases = {
  'cases.vorgang.title': 'Your case',
  'cases.vorgang.kicker': 'Your comment on {topic}',
  'cases.vorgang.private': 'Private page.',
  'cases.vorgang.private.text':
    'Anyone who knows this link can see and change the case. Keep it; it does not expire.',
  'cases.vorgang.link': 'Your private link',
  'cases.vorgang.copy': 'Copy link',
  'cases.vorgang.copied': 'Copied',
  'cases.vorgang.copyFailed': 'Please copy with the keyboard',
  'cases.vorgang.heading':
    '{key, select, asked {The editors have a request. You can change the text.} redacted {Published, with some passages redacted. Here is why.} pending {Received. A person is now reading your comment.} edited {Changed. A person is now reading the new version.} published {Published. Your comment is on the topic page.} evaluation {Published. The city is evaluating your comment.} answered {Answered. Here you can read what the city says.} rejected {Not published. Here you can read why.} remedy {Not published. You can change the text or object.} remedyEdit {Not published. You can change the text.} remedyObject {Not published. You can object.} objected {Objected. A person is now reading what you write.} upheld {Not published. The decision stands after your objection.} spam {Not published. The comment was classed as advertising.} withdrawn {Withdrawn. Your comment is not public.} other {Erased. Your text is gone for good.}}',
  'cases.vorgang.reference': 'Case number',
  'cases.vorgang.received': 'Received',
  'cases.vorgang.decisionDue': 'Decision promised',
  'cases.vorgang.by': 'by {text}',
  'cases.vorgang.decided': '{state, select, withdrawn {Withdrawn} erased {Erased} other {Decided}}',
  'cases.vorgang.steps': 'Progress',
  'cases.vorgang.step':
    '{key, select, received {Received} checked {{state, select, done {Checked} other {Being checked}}} published {Published} notPublished {Not published} spam {Classed as spam} objection {{state, select, current {Objection being considered} other {Objection considered}}} withdrawn {Withdrawn} erased {Erased} evaluation {{state, select, current {Being evaluated} done {Evaluated} other {Evaluation}}} answer {{state, select, done {Answered} other {Answer}}} other {Outcome}}',
  'cases.vorgang.step.state':
    '{state, select, done {Done:} current {Under way:} coming {To come:} other {Ended:}}',
  'cases.vorgang.step.received': 'Your comment is stored under the number {reference}.',
  'cases.vorgang.step.checking':
    'A person in the editorial team reads your comment, usually within {hours, plural, one {one hour} other {# hours}}. After that you see here whether it appears and, if not, the reason.',
  'cases.vorgang.step.publish': 'Your comment is then on the topic page.',
  'cases.vorgang.step.asked':
    'The editors have read your comment and ask you to change it by {until}. Until then it is not public. A person will read your new version again.',
  'cases.vorgang.step.askedBefore':
    'The editors asked you to change the text by {until}. You still can: nothing happens by itself, a person decides.',
  'cases.vorgang.step.redacted':
    'Some passages are not public: in their place your text says “[redacted: …]”, wherever it can be read.',
  'cases.vorgang.step.redacted.until':
    'What stood there is kept encrypted and will be deleted by {until} at the latest. Until then the redaction can be taken back.',
  'cases.vorgang.step.published': 'To the comment on the topic page',
  'cases.vorgang.step.due': 'promised by {due}',
  'cases.vorgang.step.answer': 'The answer will stand here and below your comment.',
  'cases.vorgang.step.spam':
    'A person in the editorial team has read the comment and classed it as advertising or spam. It is not published. It still counts: the topic page shows it in the figure “spam”.',
  'cases.vorgang.step.withdrawn': 'The text is no longer public. Replies by others stay.',
  'cases.vorgang.step.erased':
    'Text, name and e-mail address have been removed. The case number and the times remain, so that the figures add up.',
  'cases.vorgang.passage': 'The passage it is about',
  'cases.vorgang.reason': 'Reason',
  'cases.vorgang.rule': 'Rule',
  'cases.vorgang.facts': 'What the editors write',
  'cases.vorgang.remedy': 'What you can do now',
  'cases.vorgang.own': 'Your comment',
  'cases.vorgang.own.note':
    '{state, select, published {this is what everyone can read} pending {this is what the editors see} other {not public}}',
  'cases.vorgang.questions': 'Questions about this case',
  'cases.vorgang.mail.text': 'Please quote your case number {reference}.',
  'cases.vorgang.imprint.text': 'It says how to reach the editors. Please quote your case number.',
  'cases.vorgang.topic': 'To the topic {topic}',
  'cases.vorgang.topic.text': 'What it is about and what others write',
  'cases.vorgang.netiquette': 'House rules',
  'cases.vorgang.netiquette.rule': 'House rules, rule {number}',
  'cases.vorgang.netiquette.text': 'The rules by which we decide',
  'cases.vorgang.privacy.text': 'What is stored, what for and how long',
  'cases.vorgang.by.day': 'by {day}',
  'cases.vorgang.fact':
    '{key, select, answerBy {Change requested} decisionDue {Decision promised} answersDue {Answer promised} objectUntil {Objection possible} answered {Answered} withdrawn {Withdrawn} erased {Erased} other {Decided}}',
  'cases.vorgang.step.edited': 'You changed the text on {at}. The editors are reading the new version.',
  'cases.vorgang.step.evaluation.open':
    'The city collects comments until {until} and then evaluates them together.',
  'cases.vorgang.step.evaluation.now':
    'The planning team reads all comments on this topic and evaluates them together.',
  'cases.vorgang.step.evaluation.next': 'Next, the department writes an answer.',
  'cases.vorgang.step.since': 'since {day}',
  'cases.vorgang.step.outcome': 'Adopted, partly adopted, not adopted or noted, always with reasons.',
  'cases.vorgang.step.outcome.done': 'The reasons are in the answer.',
  'cases.vorgang.step.objected':
    'Your objection arrived on {at}. Wherever possible, it is decided by somebody who did not make the first decision.',
  'cases.vorgang.step.granted': 'You were right: your comment is published.',
  'cases.vorgang.step.upheld': 'The decision stands: your comment will not be published.',
  'cases.vorgang.step.bySame':
    'It was decided by the same person as the first time, because nobody else was there in the editorial team.',
  'cases.vorgang.objection.own': 'Your objection',
  'cases.vorgang.objection.answer': 'The editors’ answer',
  'cases.vorgang.remedy.both':
    'Change what goes against the rule and send the text again. Or object: then another person decides.',
  'cases.vorgang.remedy.edit': 'Change what goes against the rule and send the text again.',
  'cases.vorgang.remedy.object': 'Do you disagree? Then object, and another person decides.',
  'cases.vorgang.remedy.none':
    'The editors answer questions about this. Please quote the case number {reference}.',
  'cases.vorgang.remedy.editButton': 'Change the text',
  'cases.vorgang.remedy.objectButton': 'Object',
  'cases.vorgang.own.edited': 'changed on {at}',
  'cases.vorgang.edit': 'Your change',
  'cases.vorgang.edit.waiting':
    'Received on {at}. A person is reading the new version; until then the old one stays.',
  'cases.vorgang.edit.refused': 'Not taken over on {at}. The version above stays public.',
  'cases.actions': 'What you can do',
  'cases.actions.besides': 'Also possible',
  'cases.action':
    '{key, select, edit {Edit} withdraw {Withdraw} object {Object} notify {Notify me by e-mail} data {Download my data} other {Erase my data}}',
  'cases.action.edit':
    '{state, select, published {The new version is checked again. Until then the old one stays.} pending {The editors then read the new version.} other {The new version is checked again.}}',
  'cases.action.withdraw':
    '{state, select, published {The text disappears, replies by others stay.} other {You no longer want to pursue this comment.}}',
  'cases.action.object': 'You disagree with the decision? Somebody else takes another look.',
  'cases.action.notify':
    '{contact, select, none {About the decision and the answer. Switched off at present.} waits {Your address is not confirmed yet: please open the link in our e-mail.} on {Switched on: we write to you when something happens.} other {Your address is confirmed, notifications are switched off.}}',
  'cases.action.data': 'Everything that is stored, to read or as JSON.',
  'cases.action.erase': 'Text, name and address are removed for good.',
  'cases.act.title':
    '{act, select, edit {Edit the comment} withdraw {Withdraw the comment} object {Object to the decision} other {Erase my data}}',
  'cases.act.heading':
    '{act, select, edit {Edit the comment} withdraw {Withdraw the comment?} object {Object to the decision} other {Erase everything for good?}}',
  'cases.act.kicker': 'Case {reference}',
  'cases.act.back': 'Back to the case without changing anything',
  'cases.act.consequence.edit':
    '{state, select, published {A person reads the new version before it appears. Until then the old one stays public. If the new one is taken over, the comment says when you changed it.} pending {The new version replaces the old one at once. The editors then read only the new one.} other {The new version goes back to the editors under the same case number.}}',
  'cases.act.consequence.edit.waits':
    'You have already sent a change that is still being checked. What you send now takes its place.',
  'cases.act.consequence.edit.objection':
    'This settles your objection: the decision will be about the new version.',
  'cases.act.consequence.withdraw':
    '{shown, select, yes {The topic page will then say: “This comment was withdrawn.” Replies by others stay.} other {Your comment will then no longer be checked or published.}}',
  'cases.act.consequence.withdraw.data':
    'You cannot undo this. Your text stays stored for a while; if you want it erased at once, choose “Erase my data”.',
  'cases.act.consequence.object':
    'You can object once. Wherever possible, it is decided by somebody who did not make the first decision.',
  'cases.act.consequence.erase':
    'We erase at once and for good: your text in all versions, your name, your e-mail address and everything the checks recorded about it.',
  'cases.act.consequence.erase.rest':
    'What remains is the case number, the times and which rule was applied, so that the figures add up. {shown, select, yes {Replies by others stay.} other {}}',
  'cases.act.consequence.erase.mail':
    'We then send no more e-mails about this case. Your private link will only show that it was erased.',
  'cases.act.own': 'This is the text',
  'cases.act.decision': 'The decision',
  'cases.act.label': '{act, select, edit {Your comment} other {Why do you disagree?}}',
  'cases.act.hint.object': 'Briefly write what the editors overlooked. The text is not public.',
  'cases.act.limits': '{min, number} to {max, number} characters',
  'cases.act.sure': 'Yes, erase everything for good',
  'cases.act.sure.missing': 'Please tick the box if you are sure.',
  'cases.act.sure.label': 'Sure?',
  'cases.act.submit':
    '{act, select, edit {Send the new version} withdraw {Withdraw the comment} object {Send the objection} other {Erase for good}}',
  'cases.problem.unchanged': 'That is exactly the text that is already there. Change something, or go back.',
  'cases.problem.object.missing': 'Please write why you disagree.',
  'cases.problem.object.tooLong': 'The text is too long. Please shorten it to {max, number} characters.',
  'cases.why.stale': 'Something has changed meanwhile',
  'cases.why.stale.edit':
    'While you were writing, the comment changed. Nothing was overwritten: here are both versions. Send yours again if it is to count.',
  'cases.why.stale.other':
    'The case now stands differently than in the window you sent from. Nothing has happened. Please take another look and press again.',
  'cases.why.stale.state': 'This is how the case stands now: {heading}',
  'cases.why.stale.theirs': 'This is there now',
  'cases.why.stale.yours': 'Your version',
  'cases.why.impossible':
    '{act, select, edit {This comment cannot be changed at present} withdraw {This comment cannot be withdrawn} object {An objection is not possible here} other {There is nothing left to erase}}',
  'cases.why.impossible.text':
    '{because, select, gone {The comment has already been withdrawn or erased.} waits {The editors have not decided yet.} decided {The comment is published.} spam {It was classed as spam. If that is a mistake, please object.} textGone {Its text was deleted after the time limit.} closed {The topic takes no more comments.} before {You have already objected; that is possible once for each comment.} late {The six months after the decision are over.} tooOften {You have changed this comment very often already; we cannot keep more versions. If something is still wrong, please write to the editors.} other {Please look at the case to see how it stands now.}}',
  'cases.why.impossible.kept': 'So that nothing is lost, your text is here to copy.',
  'cases.why.notTaken':
    '{why, select, tooMany {Too much is coming in at once} unavailable {We could not store anything} tooLarge {That was too much at once} other {We could not take the form like this}}',
  'cases.why.notTaken.text':
    '{why, select, tooMany {Many requests came from your connection in a short time; perhaps you share it with others. Nothing has happened yet. Please send again in a few minutes.} unavailable {Our storage does not answer at present. You can safely press again: it happens only once.} tooLarge {What you sent was much larger than a text may be. Go back one page in your browser: it is still there.} other {It came from another site or was damaged on the way. Nothing has happened yet. Please check what is below and send it from here.}}',
  'cases.data.title': 'My data',
  'cases.data.heading': 'Everything that is stored about this case',
  'cases.data.lead':
    'This is the information according to Art. 15 of the General Data Protection Regulation. Notes among the editors and what other people reported about your comment are not part of it.',
  'cases.data.download': 'Download as JSON',
  'cases.data.section':
    '{key, select, comment {Your comment} contact {Your e-mail address} revisions {Other versions} decisions {What happened} objection {Your objection} screening {Findings of the checks} answers {The city’s answers} mails {E-mails} other {Technical details}}',
  'cases.data.back': 'Back to the case',
  'cases.data.channel':
    '{channel, select, online {Online form} letter {Letter} card {Card} phone {Telephone} workshop {Workshop} email {E-mail} other {Import}}',
  'cases.data.none': 'Nothing stored.',
  'cases.data.field':
    '{key, select, original {Text before redaction} originalUntil {Text before redaction, encrypted, until at most} redactedAt {Redacted} reference {Case number} topic {Topic} state {Status} name {Name} text {Text} language {Language of the page} channel {Channel} receivedAt {Received} decidedAt {Decided} publishedAt {Published} editedAt {Changed version public since} reason {Reason} supports {Supporters} privacyNotice {Version of the privacy notice} address {Address} confirmedAt {Confirmed} notify {Notifications} mailLanguage {Language of e-mails} akismetConsent {Check with Akismet allowed} akismetMaterialUntil {IP address and browser for Akismet, encrypted, until at the latest} addressHash {Keyed hash of your IP address} at {Time} writtenAt {Written} endedAt {Replaced or decided} outcome {Outcome} kind {Kind} sentAt {Sent} other {Version}}',
  'cases.data.yes': '{is, select, yes {yes} other {no}}',
  'cases.data.revision':
    '{state, select, waiting {waits for the editors} refused {not taken over} other {replaced}}',
  'cases.data.act':
    '{act, select, redact {some passages redacted} restore {redaction taken back} ask {asked for a change} publish {published} reject {not published} spam {classed as spam} reopen {taken back for another check} edit {changed by you} withdraw {withdrawn by you} object {objected by you} erase {erased by you} publishEdit {your change taken over} rejectEdit {your change not taken over} uphold {decision confirmed after your objection} import {taken over with this decision} other {edited}}',
  'cases.data.state':
    '{state, select, pending {being checked} published {published} rejected {not published} spam {classed as spam} withdrawn {withdrawn} other {erased}}',
  'cases.data.objection':
    '{state, select, open {being considered} granted {granted} upheld {the decision stands} other {settled}}',
  'cases.data.check':
    '{check, select, honeypot {Field that people do not see} formAge {Writing time} duplicate {Same text} links {Links} words {Word list} personalData {Details about people} other {Akismet}}',
  'cases.data.finding':
    '{outcome, select, clean {nothing found} suspect {conspicuous} spam {looks like spam} off {not checked} other {no answer}}',
  'cases.find.title': 'Find a case',
  'cases.find.lead': 'Each comment has a case number and a private link.',
  'cases.find.number': 'By the case number',
  'cases.find.number.text': 'The number only shows what is public anyway: how the comment stands.',
  'cases.find.number.label': 'Case number',
  'cases.find.number.hint': 'Eight characters, for example 7K4M-2QXH',
  'cases.find.number.submit': 'Show status',
  'cases.find.number.malformed':
    'A case number has eight characters: digits from 2 to 9 and letters except I, L, O and U.',
  'cases.find.none':
    'There is no case {reference} here. Please compare the number once more, character by character.',
  'cases.find.state':
    '{state, select, pending {The comment has arrived and is being checked.} published {The comment is published.} withdrawn {The comment was withdrawn.} erased {The comment was erased.} other {The comment is not published.}}',
  'cases.find.state.more': 'We show more only through the private link.',
  'cases.find.received': 'Received on {day}, on {topic}',
  'cases.find.permalink': 'To the comment on the topic page',
  'cases.find.lost': 'Lost the link?',
  'cases.find.lost.text':
    'If you gave and confirmed an e-mail address, we send the links to your cases there.',
  'cases.find.lost.off':
    'This city sends no e-mails at present. Search the history of your browser for “/vorgang/”, or contact the editors.',
  'cases.find.lost.hint':
    'Only a confirmed address gets mail. Whether we know an address we tell nobody here.',
  'cases.find.lost.submit': 'Send the links',
} satisfies Record<keyof typeof de, string>;
