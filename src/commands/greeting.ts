export interface Account {
  email: string;
  role: string;
  password: string;
}

/** What a person at the terminal needs to go on: the address and how to sign in. */
export function greet({
  host,
  port,
  accounts,
}: {
  host: string;
  port: number;
  accounts: Account[] | undefined;
}): void {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const base = `http://${name}:${port}`;
  const lines = ['', `Stadtgespräch is at ${base}`, `Sign in at ${base}/anmelden`];
  if (accounts) {
    lines.push('', ...describeAccounts(accounts));
  } else {
    lines.push('Add an account with: npm run cli -- staff add --email you@example.org --role admin');
  }
  console.log(`${lines.join('\n')}\n`);
}

export function describeAccounts(accounts: Account[]): string[] {
  const width = Math.max(...accounts.map(({ email }) => email.length));
  return [
    'The demo city was loaded. Its accounts, shown only this once:',
    ...accounts.map(({ role, email, password }) => `  ${email.padEnd(width)}  ${password}  (${role})`),
    'Remove the demo with: npm run cli -- demo --remove',
  ];
}
