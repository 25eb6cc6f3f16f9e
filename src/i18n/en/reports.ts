export const reports = {
  'reports.link': 'Report',
  'reports.form.title': 'Report a comment',
  'reports.form.intro':
    'Is something wrong with this comment? Tell us what. A person will look at it. Until then it stays where it is.',
  'reports.form.comment': 'This is the comment',
  'reports.form.reference': 'Reference {reference}',
  'reports.form.open': 'See the comment in its topic',
  'reports.form.required': 'Required fields are marked with *.',
  'reports.form.reason.label': 'What is wrong?',
  'reports.form.text.label': 'What exactly is it about?',
  'reports.form.text.hint': 'For example, which sentence. It helps us to decide sooner.',
  'reports.form.text.limit': 'At most {max, number} characters',
  'reports.form.email.label': 'E-mail address',
  'reports.form.email.hint':
    'Only if you would like to get the result by e-mail. We first send you a link to confirm.',
  'reports.form.website': 'Please leave empty',
  'reports.form.send': 'Send report',
  'reports.form.note': 'The author does not learn who reported it.',
  'reports.form.privacy': 'How your data is processed',
  'reports.form.rules': 'Our house rules',
  'reports.form.back': 'Back to the topic',

  'reports.reason.insult': 'It attacks, insults or threatens people.',
  'reports.reason.illegal': 'In my view its content is against the law.',
  'reports.reason.personal-data':
    'It tells private things about somebody, such as an address or phone number.',
  'reports.reason.copyright': 'The text or parts of it belong to somebody else.',
  'reports.reason.advertising': 'It is advertising or spam.',
  'reports.reason.off-topic': 'It has nothing to do with the topic.',
  'reports.reason.duplicate': 'The same text stands here already.',
  'reports.reason.unintelligible': 'It cannot be understood.',
  'reports.reason.other': 'Something else',

  'reports.problem.title': '{count, plural, one {Please check one field} other {Please check # fields}}',
  'reports.problem.kept': 'What you wrote is still there.',
  'reports.problem.reason': 'Please choose what is wrong.',
  'reports.problem.text.missing': 'Please say in a sentence what it is about.',
  'reports.problem.text.tooLong': 'Please shorten the text to {max, number} characters.',
  'reports.problem.website':
    'This field is to stay empty. Some programs fill it by themselves: please clear it.',

  'reports.notSent.title': 'Not reported yet',
  'reports.notSent.gone': 'This comment can no longer be seen',
  'reports.notSent.gone.text':
    'It has been removed or withdrawn meanwhile, or the address is mistyped. A report is no longer needed. What you wrote stands here for you to copy.',
  'reports.notSent.refused': 'We could not accept the form like this',
  'reports.notSent.refused.text':
    'It came from another website or was damaged on its way. Please read your report again and send it from here.',
  'reports.notSent.tooMany': 'Too much is coming in at once',
  'reports.notSent.tooMany.text':
    'Many reports came from your connection within a short time; perhaps you share it with others. Please send yours in a few minutes.',
  'reports.notSent.unavailable': 'We could not save anything',
  'reports.notSent.unavailable.text':
    'Our storage is not answering. Your report is still in the form. Please send it again in a moment.',
  'reports.notSent.tooLarge': 'That was too much for one form',
  'reports.notSent.tooLarge.text':
    'Go back one page in your browser: your text is still there. Please shorten it.',

  'reports.again.title': 'Your report is here already',
  'reports.again.text':
    'This comment has been reported from your connection today. One report is enough: a person will look at the comment.',
  'reports.again.link':
    'What becomes of it stands under the private link that we showed after the first report. We do not show it again here: it might be somebody else at the same connection.',

  'reports.receipt.title':
    '{state, select, open {Thank you, we are looking into it} upheld {We have done something about it} dismissed {The comment stays} other {The comment can no longer be seen}}',
  'reports.receipt.kicker': 'Your report on {topic}',
  'reports.receipt.crumb': 'Your report',
  'reports.receipt.comment': 'Reported comment',
  'reports.receipt.view': 'see it in its topic',
  'reports.receipt.reason': 'Reason',
  'reports.receipt.received': 'Reported',
  'reports.receipt.decided': 'Decided',
  'reports.receipt.open':
    'A person on our team will look at the comment. Until then it stays, however many report it.',
  'reports.receipt.upheld': 'The comment was removed or changed. Thank you for looking.',
  'reports.receipt.dismissed':
    'We have looked at the comment. It does not break our rules, even if not everybody likes it.',
  'reports.receipt.moot': 'It was withdrawn or deleted before we decided. That settles your report.',
  'reports.receipt.words': 'Our team adds',
  'reports.receipt.own': 'This is what you wrote',
  'reports.receipt.later': 'Here you learn the result. Keep the link; whoever knows it sees this page.',
  'reports.receipt.link': 'Private link to this report',
  'reports.receipt.mail':
    '{mail, select, waiting {Please confirm your e-mail address: we have sent you a link.} confirmed {We will also send you the result by e-mail.} other {}}',
  'reports.receipt.privacy': 'What we store of your report',

  'reports.desk.title': 'Reports',
  'reports.desk.lead':
    'Comments that somebody reported. A report takes nothing off the page: only you do. Whoever reported learns the result.',
  'reports.desk.none': 'No open report.',
  'reports.desk.back': 'To the queue',
  'reports.desk.count': '{count, plural, one {# report} other {# reports}}',
  'reports.desk.since': 'since {at}',
  'reports.desk.by': 'published by {name}, {at}',
  'reports.desk.published': 'published {at}',
  'reports.desk.gone': 'no longer published',
  'reports.desk.edited': 'changed {at}',
  'reports.desk.entry': 'Open entry {reference}',
  'reports.desk.reasons': 'Reasons',
  'reports.desk.words': 'What the reports say',
  'reports.desk.more': '{count, plural, one {One more} other {# more}} without a text or not shown here.',
  'reports.desk.decide': 'Decide',
  'reports.desk.result': 'Words to those who reported',
  'reports.desk.result.hint': 'Optional. Stands on the private page of each report.',
  'reports.desk.dismiss': 'It stays',
  'reports.desk.uphold': 'Removed or changed',
  'reports.desk.uphold.how':
    'Should the comment go? Open its entry, take it back and do not publish it: then the reports count as justified.',
  'reports.desk.notYou':
    'You published this comment. Somebody else of the moderators decides about the reports.',
  'reports.desk.decided': 'Decided. {count, plural, one {One report is} other {# reports are}} settled.',
  'reports.desk.late': 'This has been decided meanwhile. Your words: “{text}”',
  'reports.desk.late.plain': 'This has been decided meanwhile.',
  'reports.desk.stillShown':
    'The comment stands there unchanged. Take it off the page first, or let it stay.',
  'reports.desk.tooLong': 'Please shorten your words to {max, number} characters.',

  'reports.confirm.question': 'Is this your e-mail address?',
  'reports.confirm.text':
    'You reported the comment {reference}. If you confirm, we will send you an e-mail once it is decided.',
  'reports.confirm.button': 'Yes, confirm the address',
  'reports.confirm.done': 'Thank you, the address is confirmed',
  'reports.confirm.done.text': 'Once your report is decided, we will write to you, one time.',
} as const;
