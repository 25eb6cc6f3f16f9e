import { LIMITS } from '../../platform/limits.ts';
import { RETENTION } from '../retention.ts';
import type { SiteFacts } from '../site-facts.ts';

const COUNTED_MINUTES = Math.max(LIMITS.posting.timeWindow, LIMITS.privateLink.timeWindow) / 60_000;

/** Section by section the same as in German. */
export function privacyEn(facts: SiteFacts): string {
  return [
    IN_SHORT,
    reading(facts),
    writing(facts),
    TAKING_PART,
    akismet(facts),
    RECIPIENTS,
    retention(facts),
    STAFF,
    RIGHTS,
  ].join('\n');
}

export function controllerEn({ operator, contactEmail }: SiteFacts): string {
  return `
## Who is responsible

${operator || '[Name of the city or municipality]'}, [address]\\
E-mail: ${contactEmail ?? '[e-mail address]'}

- Data protection officer: [name, address, e-mail address]
- Legal basis of the participation: a task in the public interest, Art. 6 (1) (e) GDPR together with [law of the federal state]
- Processors: [who runs the server]
- End of storage: [when a finished topic is deleted with its comments or handed to the archive]
- Supervisory authority: [data protection commissioner of the federal state]
`;
}

const IN_SHORT = `
## In short

- To read, you need not tell us anything. This website sets no cookies for readers, stores nothing in your browser and loads nothing from other servers.
- To have your say, your text is enough. Name and e-mail address are optional, a pseudonym is welcome.
- Your e-mail address is never published.
`;

function reading({ countsInRedis }: SiteFacts): string {
  const where = countsInRedis ? 'in a cache of the operator' : 'in the program’s memory';
  return `
## When you read

Your browser sends your IP address with every request; without it no page would reach you. The program’s logs do not contain it: they hold the kind of request, the address of the page without additions, the result and the time it took. Private links are made illegible there.

So that nobody overloads the service, we count how often one connection sends a form or opens a private link. The count is kept ${where} and ends after ${COUNTED_MINUTES} minutes at most.
`;
}

function writing({ mail }: SiteFacts): string {
  const use = mail
    ? 'We first ask by e-mail whether it is right. After that we use it only to write to you what you asked for, and our team to ask you about your comment.'
    : 'Only our team sees it and uses it to ask you about your comment.';
  return `
## When you write a comment

We store:

- Your text and, if you give one, your name. Both become public as soon as a person on our team has approved the comment. Where the form says so, a comment appears at once if no check finds anything, and a person reads it afterwards.
- Your e-mail address, if you give it. ${use} It is in no export.
- The time, the topic, the language of the page and the reference number.
- Which version of this notice applied.
- A checksum of your IP address. It is made with a key that changes every week and is destroyed afterwards. For a few days it tells us whether several comments come from the same connection; the address itself cannot be computed from it. In some topics we use it to limit how quickly comments follow one another, and after abuse a person reads further comments from that connection first, for seven days at most; if our team wishes, we recognise them for that time by a checksum of the e-mail address, too.
- A checksum of what was sent, so that your comment is counted once even if it arrives twice.
- What our own checks found, for example whether the text contains many links or a telephone number, and how our team decided, and why.
- If you change your comment: its earlier versions. If you object to a decision: your objection. Only our team sees both.

The checks run on our own server and refuse nothing. Only a person decides not to publish a comment, or to remove it.

The legal basis is the city’s task to involve its residents (Art. 6 (1) (e) GDPR). What you give voluntarily is processed with your consent (Art. 6 (1) (a) GDPR).
`;
}

const TAKING_PART = `
## When you support, report or follow

- **Support and reports:** so that each connection counts once a day, a checksum of your IP address is made with a key that is good for that day only. Then the key is destroyed, and nobody can tell any more whose checksum it was.
- **Reports:** we store the reason, your text and, if you give it, your e-mail address. Only moderators see reason and text. The author of the comment does not learn who reported it.
- **Following:** we store your e-mail address, the topic, the language and how often you would like to hear from us. Each e-mail has a link that ends it with one click and deletes your address.
- **E-mails:** they contain no tracking pixels, and their links do not count who opens them.

The legal basis is your consent (Art. 6 (1) (a) GDPR); for counting and reports it is the city’s task (e).
`;

function akismet({ akismet: mode, kept }: SiteFacts): string {
  if (mode === 'off') return '';
  const effect =
    mode === 'act'
      ? 'If Akismet takes your comment for spam, the program sorts it accordingly in our team’s queue.'
      : 'The result is only noted down and changes nothing about how your comment is handled.';
  return `
## Spam check by Akismet, only with your consent

If you tick the box in the form, we have your comment checked by Akismet as well. It is a service of Automattic Inc. in the USA. Without the tick nothing goes there, and your comment suffers no disadvantage.

What is sent: the text, your IP address, your browser’s identification, the addresses of the topic’s page and of the website, and the information that it is a comment. Name and e-mail address are not sent.

${effect} In any case a person decides about publication. After that we tell Akismet whether it was spam. Until then, but for ${days(kept.keep_akismet_days)} at most, we keep your IP address and browser identification encrypted; then they are deleted.

The legal basis is your consent (Art. 6 (1) (a), Art. 49 (1) (a) GDPR). In the USA your data may be less protected than in the European Union, above all from access by authorities. You may withdraw your consent for the future at any time.
`;
}

const RECIPIENTS = `
## Who receives your data

Everybody can read published comments, search engines and other programs too; what we offer of them as files stands at [open data](/en/offene-daten). Everything else is seen only by staff who moderate or evaluate comments. Those who evaluate get texts, names and decisions, but no e-mail addresses and no IP addresses; the same holds for the programs that help them.
`;

const days = (count: number) => (count === 1 ? 'one day' : `${count} days`);

function retention({ akismet: mode, kept }: SiteFacts): string {
  const rows: (readonly [string, string] | false)[] = [
    ['Checksum of the IP address with a comment', days(kept.keep_address_days)],
    mode !== 'off' && [
      'IP address and browser identification for Akismet, encrypted',
      `until the feedback, ${days(kept.keep_akismet_days)} at most`,
    ],
    ['Checksum of the IP address with support and reports', 'until the day ends; then its key is destroyed'],
    ['Checksum of what was sent', 'one day; if your browser gave it a random number, as long as the comment'],
    ['E-mail address that nobody confirms', days(kept.keep_unconfirmed_email_days)],
    [
      'Confirmed e-mail address with your comment',
      'until you delete it, or erase your comment, in your case. If you unsubscribe from e-mails about it, it stays, so that “Lost the link?” can lead you back to your case.',
    ],
    ['Confirmed e-mail address with which you follow a topic', 'until you unsubscribe'],
    ['Note that an e-mail was sent, without address and text', days(kept.keep_mail_days)],
    ['Spam: text, name, e-mail address and findings', `${days(kept.keep_spam_days)} after the decision`],
    [
      'Withdrawn comment: text, earlier versions, name, e-mail address',
      `${days(kept.keep_withdrawn_days)} after it was withdrawn`,
    ],
    [
      'Comment that you erase',
      `deleted at once, with all its versions. Where, after abuse, a person reads first what comes from this sender, the checksums of the IP address and the e-mail address stay for that, ${days(kept.keep_address_days)} at most: else erasing would be the way around it.`,
    ],
    ['What was redacted in a comment, encrypted', `${days(kept.keep_original_days)} after the redaction`],
    ['Report of a comment: text and e-mail address', `${days(kept.keep_report_days)} after the decision`],
    [
      'Comment, versions and decision otherwise',
      'until the topic has been evaluated and is deleted or archived as the operator has laid down',
    ],
  ];
  const table = rows.filter((row) => row !== false).map(([what, until]) => `| ${what} | ${until} |`);
  return `
## How long things are kept

| What | How long |
| --- | --- |
${table.join('\n')}

Deleting runs by itself, every hour. The periods on this page are those in force. What remains is figures: how many comments came in and what became of them.

Your private link does not expire. Whoever knows it sees your case and can change it, so keep it safe.
`;
}

const STAFF = `
## For staff

Who signs in as staff gets a technically necessary cookie (section 25 (2) no. 2 of the German TDDDG). The session ends ${RETENTION.sessionIdleHours} hours after it was last used, and after ${RETENTION.sessionDays} days at the latest. Passwords are stored only as a verification value (argon2id). Decisions about comments are recorded with name and time.
`;

const RIGHTS = `
## Your rights

You have the right of access (Art. 15 GDPR), rectification (Art. 16), erasure (Art. 17), restriction of processing (Art. 18), data portability (Art. 20) and objection (Art. 21). You may withdraw a consent at any time (Art. 7 (3)); what was done until then remains lawful.

With your private link you can see, change and erase your data yourself. Otherwise it helps if you tell us your reference number: without an account we do not know otherwise which comment is yours. You may also lodge a complaint with a data protection authority (Art. 77).
`;
