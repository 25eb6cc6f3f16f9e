/** A mail ready to go. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Without angle brackets; the same each time it is tried. */
  messageId: string;
  date: Date;
  language: string;
  unsubscribeUrl?: string;
}

export type SendLetter = (letter: Letter) => Promise<void>;

/** Longer than this no mail takes, however slowly the server talks: then it is tried again later. */
export const SEND_DEADLINE_MS = 30_000;
const STEP_TIMEOUT_MS = 10_000;

/** The mail server does not answer, or not now: the mail is tried again. Says nothing of who it is for. */
export class MailServerAway extends Error {
  override name = 'MailServerAway';
}

/** The mail server will never take this mail for this address. */
export class MailRefused extends Error {
  override name = 'MailRefused';
}

interface ServerError extends Error {
  code?: string;
  command?: string;
  responseCode?: number;
  permanent?: boolean;
}

interface Transport {
  smtpUrl: string;
  mailFrom: string;
  deadlineMs?: number;
}

/** One connection for each mail; the client is loaded with the first of them. */
export function openTransport({ smtpUrl, mailFrom, deadlineMs = SEND_DEADLINE_MS }: Transport): SendLetter {
  let opening: ReturnType<typeof open> | undefined;
  return async (letter) => {
    opening ??= open(smtpUrl);
    const transport = await opening;
    try {
      await transport.sendMail({
        ...messageOf(letter, mailFrom),
        signal: AbortSignal.timeout(deadlineMs),
      });
    } catch (error) {
      throw told(error as ServerError);
    }
  };
}

async function open(smtpUrl: string) {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url: smtpUrl,
    connectionTimeout: STEP_TIMEOUT_MS,
    greetingTimeout: STEP_TIMEOUT_MS,
    socketTimeout: STEP_TIMEOUT_MS,
    dnsTimeout: STEP_TIMEOUT_MS,
    // A password never goes over the net in the clear; on the machine itself there is no net.
    requireTLS: needsTls(new URL(smtpUrl)),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function needsTls({ protocol, username, hostname }: URL): boolean {
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'smtp:' && username !== '' && !isLocal;
}

function messageOf({ to, unsubscribeUrl, ...letter }: Letter, mailFrom: string) {
  return {
    from: mailFrom,
    // As an object it is one address, whatever stands in it.
    to: { name: '', address: to },
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    messageId: `<${letter.messageId}>`,
    date: letter.date,
    headers: {
      // RFC 3834: nobody's absence is to answer it.
      'Auto-Submitted': 'auto-generated',
      'Content-Language': letter.language,
      ...(unsubscribeUrl && {
        'List-Unsubscribe': `<${unsubscribeUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  };
}

/** What a mail server says may hold the address, and errors are logged: only codes are passed on. */
function told({ code, command, responseCode, permanent }: ServerError): Error {
  const what = [code, command, responseCode].filter(Boolean).join(' ');
  // Refused at sign-in or as a sender, all mails are, and an operator has to do something: they wait.
  const isAboutThisMail =
    command === 'RCPT TO' || command === 'DATA' || code === 'EMESSAGE' || command === 'API';
  const isRefused = isAboutThisMail && (permanent === true || (code === 'EENVELOPE' && !responseCode));
  return isRefused ? new MailRefused(what) : new MailServerAway(what);
}
