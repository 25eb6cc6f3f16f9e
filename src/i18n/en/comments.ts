import type { comments as de } from '../de/comments.ts';

export const comments = {
  'comments.redacted':
    '[redacted: {kind, select, personalData {personal data} insult {insult} advertising {advertising link} other {other}}]',
  'comments.form.title': 'Have your say',
  'comments.form.callToAction': 'Suggestion, question or objection: everything helps.',
  'comments.form.required': 'You need no account. Required fields are marked with *.',
  'comments.form.optional': 'optional',
  'comments.form.text.label': 'Your comment',
  'comments.form.text.hint': 'Please leave out telephone numbers, addresses and names of other people.',
  'comments.form.text.netiquette': 'Our house rules apply.',
  'comments.form.text.limits': '{min, number} to {max, number} characters',
  'comments.form.text.written': '{count} written',
  'comments.form.text.over': '{count} too many',
  'comments.form.name.label': 'Name',
  'comments.form.name.hint':
    'Will be shown in public. A pseudonym is welcome; without a name we show “Anonymous”.',
  'comments.form.email.label': 'E-mail address',
  'comments.form.email.hint':
    'Will not be published. We first ask by e-mail whether it is right. After that we can also send you a lost link again.',
  'comments.form.notify.label': 'Tell me by e-mail when something happens to my comment.',
  'comments.form.noMail':
    'After sending you get a private link. Please keep it: this service does not send e-mails.',
  'comments.form.akismet.label': 'My comment may be checked for spam with Akismet.',
  'comments.form.akismet.hint':
    'Text, IP address and browser identifier then go to Automattic in the USA; name and e-mail address do not. Without your tick we check it ourselves; your comment suffers no disadvantage.',
  'comments.form.privacy': 'How your data is processed',
  'comments.form.send': 'Send comment',
  'comments.form.sendAnyway': 'Send anyway',
  'comments.form.sending': 'Sending …',
  'comments.form.sendNote': 'Your comment appears as soon as a person has read and approved it.',
  'comments.form.website': 'Please leave empty',
  'comments.form.parent.label': 'Reply to a comment',
  'comments.form.personal.title': 'Is there something personal in it?',
  'comments.form.personal.text': 'Your text will be public. You may want to leave this out:',
  'comments.form.personal.phone': 'Telephone number',
  'comments.form.personal.address': 'Postal address',
  'comments.form.personal.email': 'E-mail address',
  'comments.form.personal.iban': 'Bank account number',
  'comments.form.personal.again': 'Do you want it that way? Then press “Send anyway”.',
  'comments.form.offline':
    'You are not connected to the internet right now. Your text stays here; send it once the connection is back.',

  'comments.after.title': 'After sending',
  'comments.after.receipt': 'Receipt',
  'comments.after.receipt.text': 'You get a case number and a private link.',
  'comments.after.check': 'Check',
  'comments.after.check.text':
    'A person reads your comment, usually within {hours, plural, one {one hour} other {# hours}}.',
  'comments.after.decision': 'Decision',
  'comments.after.decision.text': 'It appears, or your link tells you the reason why not.',
  'comments.after.answer': 'Answer',
  'comments.after.answer.text': 'The city answers by {due}.',

  'comments.problem.text.missing': 'Your text is still missing here.',
  'comments.problem.text.tooShort': 'That is very short. Please write at least {textMin, number} characters.',
  'comments.problem.text.tooLong':
    'Your text is too long. Please shorten it to {textMax, number} characters or split it into two comments.',
  'comments.problem.name.tooLong': 'The name is too long. Please shorten it to {nameMax, number} characters.',
  'comments.problem.email.missing':
    'Where should we write to? Please give an address, or remove the tick at “Tell me by e-mail”.',
  'comments.problem.email.tooLong':
    'The address is longer than {emailMax, number} characters. Please check it or leave the field empty.',
  'comments.problem.email.notAnAddress':
    'This is not a complete e-mail address yet, for example “name@example.org”. Please complete it or leave the field empty.',
  'comments.problem.notStorable':
    'There is a character here that cannot be stored. Please remove it, for instance by typing that part again.',
  'comments.problem.repeated': 'This field arrived more than once. Please check what it says.',
  'comments.problem.parent':
    'The comment you are replying to cannot be found. Please send your text as a comment of its own.',

  'comments.notSent.title': 'Not sent yet',
  'comments.notSent.kicker': 'Your comment on {topic}',
  'comments.notSent.back': 'Back to the topic',
  'comments.notSent.summary': '{count, plural, one {Please check one field} other {Please check # fields}}',
  'comments.notSent.kept': 'Your text has been kept in full.',
  'comments.notSent.closed': 'This topic is not taking comments right now',
  'comments.notSent.closed.text':
    'The time for it has run out or has not begun yet. Your comment was not stored. So that nothing is lost, your text is here for you to copy.',
  'comments.notSent.closed.own': 'Your text',
  'comments.notSent.closed.name': 'Your name',
  'comments.notSent.copyText': 'Copy text',
  'comments.notSent.noTopic': 'There is no such topic here',
  'comments.notSent.noTopic.text':
    'The address may be mistyped, or the topic has moved. Your comment was not stored. So that nothing is lost, here is your text to copy.',
  'comments.notSent.refused': 'We could not take the form this way',
  'comments.notSent.refused.text':
    'It came from another site or was damaged on the way. Your comment has not been stored yet. Please read your text below once more and send it from here.',
  'comments.notSent.tooMany': 'Too much at once',
  'comments.notSent.tooMany.text':
    'Many comments came from your connection within a short time; perhaps you share it with others. Your comment is not stored yet, and your text is unchanged in the form.',
  'comments.notSent.tooMany.retry': 'You can send it from {text}.',
  'comments.notSent.tooMany.later': 'Please send it in a few minutes.',
  'comments.notSent.unavailable': 'We could not store anything',
  'comments.notSent.unavailable.text':
    'Our storage is not answering right now. Your text is unchanged in the form. You can safely press “Send” again: your comment will be counted only once.',
  'comments.notSent.tooLarge': 'That was too much for one message',
  'comments.notSent.tooLarge.text':
    'What you sent was far larger than a comment may be and was not stored. Go back one page in your browser: your text is still there. Please shorten it.',

  'comments.again.title': 'Already received. Your comment is stored once.',
  'comments.again.text':
    'Exactly this text came in a moment ago, from the same connection and with the same details. So we have not stored it a second time.',
  'comments.again.link':
    'We do not show the private link here again: it might be somebody else on the same connection. You find it on the page that appeared after you first sent the comment.',
  'comments.again.next':
    'A person reads the comment, usually within {hours, plural, one {one hour} other {# hours}}.',
} satisfies Record<keyof typeof de, string>;
