import type { follow as de } from '../de/follow.ts';

export const follow = {
  'follow.side': 'Follow this topic',
  'follow.side.mail': 'News by e-mail',
  'follow.side.mail.text': 'At once, daily or weekly; one click ends it.',
  'follow.side.feed': 'Atom feed',
  'follow.side.feed.text': 'For feed readers; we ask you for nothing.',

  'follow.title': 'News by e-mail',
  'follow.kicker': 'On the topic {topic}',
  'follow.lead':
    'You get what has become public: new comments, answers of the city and the end of the consultation. When there is nothing new, we do not write.',
  'follow.off':
    'At present this service does not send e-mails. You find news of this topic on its page and in the Atom feed.',
  'follow.email.hint': 'We first ask by e-mail whether the address is right.',
  'follow.rhythm': 'How often?',
  'follow.rhythm.name':
    '{rhythm, select, atonce {At once, when there is something new} weekly {Once a week, on Mondays} other {Once a day, in the morning}}',
  'follow.privacy':
    'We use your address for these e-mails only. We do not measure whether you read them. When you unsubscribe, we delete it at once; without your confirmation after {days, plural, one {one day} other {# days}}.',
  'follow.send': 'Follow this topic',
  'follow.back': 'Back to the topic',
  'follow.sent': 'Look into your mailbox',
  'follow.sent.text':
    'We have sent you an e-mail. Open it and confirm that you want to follow the topic. Until then we write nothing else.',
  'follow.sent.nothing':
    'Nothing arrived? Look into your spam folder. We send an address at most three such questions a day.',

  'follow.confirm.question': 'Do you want to follow “{topic}”?',
  'follow.confirm.text':
    '{rhythm, select, atonce {We write to you as soon as there is something new.} weekly {We write to you on Mondays when there was something new in the week.} other {We write to you in the morning when there was something new.}} One click in each e-mail ends it.',
  'follow.confirm.button': 'Yes, follow this topic',
  'follow.confirm.done': 'You now follow “{topic}”',
  'follow.unsubscribe.question': 'No more e-mails about this topic?',
  'follow.unsubscribe.text': 'We then delete your address at once.',
  'follow.unsubscribe.button': 'Unsubscribe',
  'follow.unsubscribe.done': 'You get no more e-mails about this topic',
  'follow.unsubscribe.done.text':
    'Your address is deleted. You can still read everything on the topic’s page.',

  'follow.manage.title': 'Your e-mails about “{topic}”',
  'follow.manage.save': 'Save',
  'follow.manage.saved': 'Saved.',
} satisfies Record<keyof typeof de, string>;
