import { LIMITS } from '../../platform/limits.ts';
import { RETENTION } from '../retention.ts';
import type { SiteFacts } from '../site-facts.ts';

const COUNTED_MINUTES = Math.max(LIMITS.posting.timeWindow, LIMITS.privateLink.timeWindow) / 60_000;

/** Section by section the same as in German. */
export function privacyEn(facts: SiteFacts): string {
  return [
    IN_SHORT,
    reading(facts),
    WRITING,
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

So that nobody overloads the service, we count how often one connection sends a comment or opens a private link. The count is kept ${where} and ends after ${COUNTED_MINUTES} minutes at most.
`;
}

const WRITING = `
## When you write a comment

We store:

- Your text and, if you give one, your name. Both become public as soon as a person on our team has approved the comment.
- Your e-mail address, if you give it. Only our team sees it and uses it to ask you about your comment. It is in no export.
- The time, the topic, the language of the page and the reference number.
- Which version of this notice applied.
- A checksum of your IP address. It is made with a key that changes every week and is destroyed afterwards. For a few days it tells us whether several comments come from the same connection; the address itself cannot be computed from it.
- A checksum of what was sent, so that your comment is counted once even if it arrives twice.
- What our own checks found, for example whether the text contains many links or a telephone number, and how our team decided, and why.

The checks run on our own server and decide nothing. A person decides about every comment.

The legal basis is the city’s task to involve its residents (Art. 6 (1) (e) GDPR). What you give voluntarily is processed with your consent (Art. 6 (1) (a) GDPR).
`;

function akismet({ akismet: mode }: SiteFacts): string {
  if (mode === 'off') return '';
  const effect =
    mode === 'act'
      ? 'If Akismet takes your comment for spam, the program sorts it accordingly in our team’s queue.'
      : 'The result is only noted down and changes nothing about how your comment is handled.';
  return `
## Spam check by Akismet, only with your consent

If you tick the box in the form, we have your comment checked by Akismet as well. It is a service of Automattic Inc. in the USA. Without the tick nothing goes there, and your comment suffers no disadvantage.

What is sent: the text, your IP address, your browser’s identification, the addresses of the topic’s page and of the website, and the information that it is a comment. Name and e-mail address are not sent.

${effect} In any case a person decides about publication. After that we tell Akismet whether it was spam. Until then, but for ${RETENTION.akismetMaterialDays} days at most, we keep your IP address and browser identification encrypted; then they are deleted.

The legal basis is your consent (Art. 6 (1) (a), Art. 49 (1) (a) GDPR). In the USA your data may be less protected than in the European Union, above all from access by authorities. You may withdraw your consent for the future at any time.
`;
}

const RECIPIENTS = `
## Who receives your data

Everybody can read published comments, search engines too. Everything else is seen only by staff who moderate or evaluate comments. Those who evaluate get texts, names and decisions, but no e-mail addresses and no IP addresses.
`;

function retention({ akismet: mode }: SiteFacts): string {
  const material = `\n- IP address and browser identification for Akismet: until the feedback, ${RETENTION.akismetMaterialDays} days at most.`;
  return `
## How long things are kept

- Checksum of the IP address: ${RETENTION.addressHashDays} days. It is deleted automatically.${mode === 'off' ? '' : material}
- E-mail address: as long as the comment is stored; if you wish, we delete it earlier.
- Comment and decision: until the topic has been evaluated and is deleted or archived as the operator has laid down.

Your private link does not expire. Whoever knows it sees your case, so keep it safe.
`;
}

const STAFF = `
## For staff

Who signs in as staff gets a technically necessary cookie (section 25 (2) no. 2 of the German TDDDG). The session ends ${RETENTION.sessionIdleHours} hours after it was last used, and after ${RETENTION.sessionDays} days at the latest. Passwords are stored only as a verification value (argon2id). Decisions about comments are recorded with name and time.
`;

const RIGHTS = `
## Your rights

You have the right of access (Art. 15 GDPR), rectification (Art. 16), erasure (Art. 17), restriction of processing (Art. 18), data portability (Art. 20) and objection (Art. 21). You may withdraw a consent at any time (Art. 7 (3)); what was done until then remains lawful.

It helps if you tell us your reference number: without an account we do not know otherwise which comment is yours. You may also lodge a complaint with a data protection authority (Art. 77).
`;
