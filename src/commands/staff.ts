import { text } from 'node:stream/consumers';
import { DEFAULT_SITE_ID } from '../site/site.ts';
import { addStaff } from '../staff/add-staff.ts';
import { generatePassword } from '../staff/password.ts';
import { ROLES } from '../staff/staff-member.ts';
import { type Command, oneOf, required, UsageError } from './command.ts';
import { withDatabase } from './with-database.ts';

export const staffCommand: Command = {
  name: 'staff',
  usage: 'staff add --email E --role editor|moderator|planner|admin [--name N] [--password-stdin]',
  does: 'gives somebody an account; without --password-stdin a password is made and printed once',
  takesWords: true,
  options: {
    email: { type: 'string' },
    role: { type: 'string' },
    name: { type: 'string' },
    'password-stdin': { type: 'boolean' },
  },
  async run({ config, values, positionals }) {
    if (positionals.join(' ') !== 'add') throw new UsageError('Only "staff add" is known');
    const email = required(values, 'email');
    const role = oneOf(values, 'role', ROLES);
    const given = values['password-stdin'] ? firstLine(await text(process.stdin)) : undefined;
    const password = given ?? generatePassword();
    const name = typeof values['name'] === 'string' ? { name: values['name'] } : {};

    const result = await withDatabase(config, ({ db }) =>
      addStaff(db, { siteId: DEFAULT_SITE_ID, email, roles: [role], password, ...name }),
    );
    if (result.outcome !== 'added') {
      console.error(`Not added: ${result.message}.`);
      return 1;
    }
    console.log(`${result.email} was added as ${role}.`);
    if (given === undefined) console.log(`Password, shown only this once: ${password}`);
    return 0;
  },
};

function firstLine(input: string): string {
  return input.split(/\r?\n/, 1)[0] ?? '';
}
