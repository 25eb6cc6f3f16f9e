import type { mail as de } from '../de/mail.ts';

export const mail = {
  'mail.email.label': 'E-mail address',
  'mail.language': 'Language of the e-mails',
  'mail.language.name': '{lang, select, de {Deutsch} en {English} other {Leichte Sprache}}',
  'mail.language.note': 'easy German, not yet tested',
  'mail.off': 'At present this service does not send e-mails.',
  'mail.problem.missing': 'Your e-mail address is still missing here.',
  'mail.problem.tooLong': 'The address is longer than {max, number} characters. Please check it.',
  'mail.problem.notAnAddress':
    'This is not a complete e-mail address yet, for example “name@example.org”. Please complete it.',
  'mail.problem.notStorable':
    'There is a character here that cannot be stored. Please type the address again.',
  'mail.problem.repeated': 'This field arrived more than once. Please check what it says.',
  'mail.notTaken.title':
    '{why, select, tooMany {Too much is arriving at once} unavailable {We could not store anything} other {We could not take the form like this}}',
  'mail.notTaken.text':
    '{why, select, tooMany {Many requests came from your connection in a short time; perhaps you share it with others. Please send the form again in a few minutes.} unavailable {Our storage does not answer right now. What you entered is still in the form; please send it again in a few minutes.} other {It came from another site or was damaged on its way. Please check what you entered and send it from here.}}',

  'mail.confirmCase.question': 'Is this your e-mail address?',
  'mail.confirmCase.text': 'Confirm that you wrote a comment on “{topic}” and gave this address.',
  'mail.confirmCase.next':
    '{notify, select, yes {After that we write to you when something happens to your comment. You can unsubscribe at any time.} other {After that you can have the link to your case sent to you again if you lose it.}}',
  'mail.confirmCase.button': 'Confirm address',
  'mail.confirmCase.done': 'Your e-mail address is confirmed',
  'mail.confirmCase.done.text':
    '{notify, select, yes {We write to you when something happens to your comment.} other {Notifications are switched off. You can switch them on by the private link to your case.}}',
  'mail.toTopic': 'To the topic “{topic}”',
  'mail.unsubscribeCase.question': 'No more e-mails about your comment?',
  'mail.unsubscribeCase.text':
    'You can still see what becomes of your comment by your private link. There you can also switch the e-mails on again.',
  'mail.unsubscribeCase.button': 'Unsubscribe',
  'mail.unsubscribeCase.done': 'You get no more e-mails about this comment',

  'mail.notify.title': 'Notify me by e-mail',
  'mail.notify.kicker': 'Your comment on {topic}',
  'mail.notify.back': 'Back to your case',
  'mail.notify.none':
    'Give an address if you would like to know what becomes of your comment. It will not be published.',
  'mail.notify.ended':
    'This comment has been withdrawn or its text deleted. So we no longer store an address for it.',
  'mail.notify.waiting':
    'We have written to {address}. Please open the e-mail and confirm your address; until then we write nothing else. Nothing arrived? Look into your spam folder, or save once more below. If several e-mails have gone to this address today, ours comes tomorrow.',
  'mail.notify.on': 'Notifications go to {address}. The address is confirmed.',
  'mail.notify.off': 'The address {address} is confirmed; notifications are switched off.',
  'mail.notify.email.hint': 'Only if you want to give another address; otherwise leave it empty.',
  'mail.notify.email.first': 'We first ask by e-mail whether the address is right.',
  'mail.notify.tick': 'Tell me when something happens to my comment.',
  'mail.notify.save': 'Save',
  'mail.notify.saved': 'Saved.',
  'mail.notify.delete.title': 'Delete the address',
  'mail.notify.delete.text':
    'We delete the address at once. Your comment stays, and the private link remains valid. If you lose it, we can then no longer send it to you.',
  'mail.notify.delete.button': 'Delete address',

  'mail.link.title': 'Lost your link?',
  'mail.link.text':
    'If you gave an e-mail address with a comment and confirmed it, we send you the private links to your comments again.',
  'mail.link.button': 'Send my links',
  'mail.link.sent': 'Look into your mailbox',
  'mail.link.sent.text':
    'If comments belong to this address and it is confirmed, the links arrive within the next few minutes. We do not show here whether that is so: it is nobody’s business but yours.',
  'mail.link.sent.nothing':
    'Nothing arrived? Look into your spam folder. We send the links to an address at most three times a day. Without a confirmed address we can unfortunately not restore the link; with the case number you see the public state.',
} satisfies Record<keyof typeof de, string>;
