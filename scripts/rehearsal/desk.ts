import { randomBytes } from 'node:crypto';
import { runCommand } from '../../test/support/server-process.ts';
import { Visitor } from '../../test/support/visitor.ts';
import { prove } from './mismatch.ts';

export interface Account {
  email: string;
  password: string;
}

/** An account made by the command line, as an operator does it. */
export async function addAccount(env: Record<string, string>, role: string): Promise<Account> {
  const account = {
    email: `${role}@stadt.example`,
    password: randomBytes(18).toString('base64url'),
  };
  const args = ['staff', 'add', '--email', account.email, '--role', role, '--password-stdin'];
  await runCommand(args, env, `${account.password}\n`);
  return account;
}

/** Somebody of the staff at their desk. */
export async function signIn(url: string, address: string, { email, password }: Account): Promise<Visitor> {
  const visitor = new Visitor(url, address);
  const { status } = await visitor.post('/anmelden', { email, password });
  prove(status === 303, () => `The sign-in of ${email} was answered with ${status}`);
  return visitor;
}
