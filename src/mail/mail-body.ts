import type { FastifyInstance } from 'fastify';
import { mailText } from '../i18n/mail-catalogues.ts';
import type { ComposedMail } from './mail.ts';
import { pageUrl } from './mail-links.ts';
import type { MailModel } from './mail-model.ts';

/** What stands around the words of every mail. */
export interface MailFrame {
  siteName: string;
  operator: string;
}

const TEXT_WIDTH = 72;

/** The mail for programs and people that want plain text. */
export function textOf(app: FastifyInstance, mail: ComposedMail, frame: MailFrame): string {
  const { heading, greeting, paragraphs, action, items, closing, footer } = modelOf(app, mail, frame);
  const item = ({ title, text, url }: (typeof items)[number]) =>
    [wrap(`* ${title}`, '  '), ...(text ? [wrap(text, '  ')] : []), `  ${url}`].join('\n');
  const link = ({ label, href }: { label: string; href: string }) => `${label}:\n${href}`;
  const blocks = [
    heading,
    greeting,
    ...paragraphs.map((paragraph) => wrap(paragraph)),
    ...items.map(item),
    ...(action ? [link({ label: action.label, href: action.url })] : []),
    ...closing.map((paragraph) => wrap(paragraph)),
    // „-- “ begins a signature, which programs leave out of answers (RFC 3676, 4.3).
    ['-- ', ...footer.lines.map((line) => wrap(line))].join('\n'),
    ...footer.links.map(link),
  ];
  return `${blocks.join('\n\n')}\n`;
}

export async function htmlOf(app: FastifyInstance, mail: ComposedMail, frame: MailFrame): Promise<string> {
  return app.view('mail/mail', modelOf(app, mail, frame));
}

function modelOf(app: FastifyInstance, mail: ComposedMail, { siteName, operator }: MailFrame): MailModel {
  const {
    lang,
    subject,
    paragraphs,
    action,
    items = [],
    closing = [],
    links = [],
    why,
    unsubscribeUrl,
  } = mail;
  const unchecked = mailText(lang, 'mails.frame.unchecked');
  return {
    lang,
    subject,
    heading: mailText(lang, 'mails.frame.heading', { site: siteName }),
    greeting: mailText(lang, 'mails.frame.greeting'),
    paragraphs: paragraphs.flatMap(lines),
    items: items.map((item) => ({ ...item })),
    closing: closing.flatMap(lines),
    ...(action && { action: { ...action, hint: mailText(lang, 'mails.frame.actionHint') } }),
    footer: {
      lines: [why, ...(unchecked ? [unchecked] : []), ...(operator ? [operator] : [])].flatMap(lines),
      links: [
        ...links.map(({ label, url }) => ({ label, href: url })),
        ...(unsubscribeUrl
          ? [{ label: mailText(lang, 'mails.frame.unsubscribe'), href: unsubscribeUrl }]
          : []),
        { label: mailText(lang, 'mails.frame.privacy'), href: pageUrl(app, lang, '/datenschutz') },
        { label: mailText(lang, 'mails.frame.imprint'), href: pageUrl(app, lang, '/impressum') },
      ],
    },
  };
}

/** Leichte Sprache has one sentence a line: its texts carry line breaks. */
function lines(text: string): string[] {
  return text.split('\n');
}

/** Breaks between words only: a link that is cut leads nowhere. */
function wrap(text: string, indent = ''): string {
  const rows: string[] = [];
  let row = '';
  for (const word of text.split(/[ \t\r\n]+/)) {
    if (row !== '' && row.length + word.length + 1 > TEXT_WIDTH - indent.length) {
      rows.push(row);
      row = word;
    } else row = row === '' ? word : `${row} ${word}`;
  }
  return [...rows, row]
    .map((line, n) => (n === 0 && line.startsWith('* ') ? line : indent + line))
    .join('\n');
}
