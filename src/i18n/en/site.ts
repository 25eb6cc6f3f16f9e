import type { site as de } from '../de/site.ts';

export const site = {
  'site.name': 'Stadtgespräch',
  'site.demo': 'Demonstration with invented comments – not an official website',
  'site.operator': 'Provided by {operator}',
  'site.skip': 'Skip to content',
  'site.home': 'Stadtgespräch, {name}: home page',
  'site.breadcrumb': 'You are here',

  'site.nav.label': 'Main menu',
  'site.nav.topics': 'Topics',
  'site.nav.netiquette': 'House rules',

  'site.footer.promise':
    'No cookies, no tracking pixels, no third-party services. You can have your say without signing in.',
  'site.footer.talk': 'Have your say',
  'site.footer.legal': 'Legal',
  'site.footer.languages': 'Languages',
  'site.footer.imprint': 'Legal notice',
  'site.footer.privacy': 'Privacy',
  'site.footer.accessibility': 'Accessibility',
  'site.footer.netiquette': 'House rules',
  'site.footer.publisher': 'Published by {operator}',
  'site.footer.asOf': 'This page as of {text}',

  'site.home.title': 'Topics',
  'site.home.heading': 'What our city is talking about',
  'site.home.lead':
    'These are the topics that will shape the city. Read what each is about and tell us what matters to you: without an account and, if you like, under a pseudonym.',
  'site.home.group':
    '{key, select, open {Have your say now} coming {Coming soon} closed {Being evaluated} other {Archive}}',
  'site.home.none': 'There is no topic yet. Please come back soon.',
  'site.home.comments': '{count, plural, =0 {No comments yet} one {# comment} other {# comments}}',
  'site.home.until': 'Open until {until}',
  'site.home.open': 'Open, no closing date',
  'site.home.from': 'From {from}',
  'site.home.notYet': 'Not open yet',
  'site.home.evaluation': 'Closed on {until}, being evaluated',
  'site.home.ended': 'Being evaluated',
  'site.home.archived': 'Completed, for reference',
  'site.home.how': 'How it works',
  'site.home.how.read': 'Read',
  'site.home.how.read.text': 'Each topic says what it is about and until when you can comment.',
  'site.home.how.write': 'Write',
  'site.home.how.write.text':
    'Your text is enough. You need no account; name and e-mail address are optional.',
  'site.home.how.know': 'Know what happens',
  'site.home.how.know.text':
    'You get a case number and a private link. A person reads your comment, usually within {hours, plural, one {one hour} other {# hours}}.',

  'site.text.draft':
    'Draft. This page is not finished: the operator still has to check it and fill in their own details.',

  'site.error.title':
    '{kind, select, notFound {This page does not exist} forbidden {No access} unavailable {Not available right now} server {Something went wrong} other {We did not understand that}}',
  'site.error.text':
    '{kind, select, notFound {The address may be mistyped, or the page has moved.} forbidden {This address is not open to everyone, or the request came from another site.} unavailable {The service is overloaded or under maintenance. What was stored is safe.} server {The fault is ours. It has been recorded, and what was stored is still there.} other {The request was incomplete or not what this page expects.}}',
  'site.error.todo':
    '{kind, select, notFound {Here is where you can go on:} forbidden {It is best to start on the home page:} unavailable {Please try again in a few minutes.} server {Please try again. If it keeps happening, contact us and quote the identifier below.} other {Go back and try again, or start here:}}',
  'site.error.topics': 'All topics',
  'site.error.topics.text': 'Read and have your say',
  'site.error.imprint.text': 'Whom you can ask',
  'site.error.status': 'Error {status}',
  'site.error.request': 'Identifier of this request',
  'site.unknownLink.title': 'We do not know this link',
  'site.unknownLink.text':
    'The link is incomplete, has expired, was used before or does not belong here. The links to your comments do not expire; usually only the end is missing.',
  'site.unknownLink.look':
    'Open the whole link once more: from the e-mail, or from the history of your browser, where you can search for “/vorgang/”.',
  'site.unknownLink.find': 'Find a case by its number, have the link sent again',
  'site.unknownLink.find.text': 'Lost the link? Go on here.',
} satisfies Record<keyof typeof de, string>;
