import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Test } from 'tap';

/** How the server behaves from now on. */
export type SmtpBehaviour =
  | 'accept'
  /** Takes the connection and says nothing more. */
  | 'stall'
  /** Busy, come again. */
  | 'busy'
  /** No such mailbox. */
  | 'no-mailbox'
  /** Does not like the text. */
  | 'refuse-text'
  /** Does not let the sender in at all. */
  | 'refuse-sender'
  /** Takes the mail and hangs up without saying so. */
  | 'hang-up-after-taking';

export interface ReceivedMail extends ParsedMail {
  /** As the envelope has it. */
  rcpt: string[];
  /** As it came over the wire. */
  source: string;
}

export interface MailServer {
  url: string;
  /** In the order they came. */
  mails: ReceivedMail[];
  /** How often somebody connected. */
  connections: number;
  behave(behaviour: SmtpBehaviour): void;
  /** Mails to one address. */
  to(address: string): ReceivedMail[];
}

class Refusal extends Error {
  readonly responseCode: number;

  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

/** A real mail server on loopback that keeps what it gets; ends with the test. */
export async function startMailServer(t: Test): Promise<MailServer> {
  let behaviour: SmtpBehaviour = 'accept';
  const mails: ReceivedMail[] = [];
  const taken: MailServer = {
    url: '',
    mails,
    connections: 0,
    behave: (next) => {
      behaviour = next;
    },
    to: (address) => mails.filter(({ rcpt }) => rcpt.includes(address)),
  };

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onConnect(_session, done) {
      taken.connections++;
      if (behaviour !== 'stall') done();
    },
    onMailFrom(_address, _session, done) {
      done(behaviour === 'refuse-sender' ? new Refusal(550, 'You may not send here') : null);
    },
    onRcptTo({ address }, _session, done) {
      if (behaviour === 'busy') done(new Refusal(451, `Greylisted, try ${address} again`));
      else if (behaviour === 'no-mailbox') done(new Refusal(550, `No mailbox ${address} here`));
      else done();
    },
    onData(stream, session, done) {
      receive(stream, session).then(
        (mail) => {
          if (behaviour === 'refuse-text') return done(new Refusal(554, 'This looks like spam'));
          mails.push(mail);
          if (behaviour !== 'hang-up-after-taking') return done();
          behaviour = 'accept';
          for (const connection of (server as unknown as { connections: Set<{ close(): void }> })
            .connections) {
            connection.close();
          }
        },
        (error: Error) => done(error),
      );
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  taken.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  t.teardown(() => new Promise<void>((resolve) => server.close(resolve)));
  return taken;
}

async function receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<ReceivedMail> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const source = Buffer.concat(chunks);
  const parsed = await simpleParser(source);
  const rcpt = session.envelope.rcptTo.map(({ address }) => address);
  return { ...parsed, rcpt, source: source.toString('utf8') };
}

/** The first link of a mail's text to an address that begins so, as a path. */
export function linkIn(mail: ParsedMail, path: string): string {
  const found = new RegExp(`https?://[^/\\s]+((?:/en)?${path}[\\w/-]*)`).exec(mail.text ?? '')?.[1];
  if (!found) throw new Error(`No link to ${path} in:\n${mail.text}`);
  return found;
}
