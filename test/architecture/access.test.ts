import { readFile } from 'node:fs/promises';
import Fastify, { type FastifyPluginAsync } from 'fastify';
import { test } from 'tap';
import { type Access, access } from '../../src/staff/access.ts';
import { ROLES, type Role } from '../../src/staff/staff-member.ts';
import type { TestApp } from '../support/app.ts';
import { form } from '../support/builders.ts';
import { rolesTable, tableRows } from '../support/roles-table.ts';
import { appWithRoutes, fill, type Route } from '../support/routes.ts';
import { type DeskVisitor, signedIn } from '../support/staff.ts';

/** Who asks has a good token; each form gets a session of its own, for one of them ends it. */
async function statusFor(
  app: TestApp,
  { method, url }: Route,
  visitor: DeskVisitor | undefined,
): Promise<number> {
  const sent = method === 'POST' ? form({ _csrf: visitor?.csrf ?? '' }) : { headers: {} };
  const headers = { ...sent.headers, accept: 'application/json', ...(visitor && { cookie: visitor.cookie }) };
  return (await app.inject({ ...sent, method, url: fill(url), headers })).statusCode;
}

function isAllowed(declared: Access, role: Role | undefined): boolean {
  if (declared === 'public' || declared === 'resident-token' || role === 'admin') return true;
  return role !== undefined && declared.includes(role);
}

test('every route is open to those it declares, and to nobody else', async (t) => {
  const { app, routes } = await appWithRoutes(t);
  t.ok(routes.length > 20, `${routes.length} routes`);
  for (const role of [undefined, ...ROLES]) {
    const reader = role && (await signedIn(app, [role]));
    for (const route of routes) {
      const visitor = route.method === 'POST' && role ? await signedIn(app, [role]) : reader;
      const status = await statusFor(app, route, visitor);
      const name = `${status} for ${role ?? 'nobody'} at ${route.method} ${route.url} (${route.access})`;
      if (isAllowed(route.access, role)) t.ok(status < 500 && status !== 401 && status !== 403, name);
      else t.equal(status, role ? 403 : 401, name);
    }
  }
});

test('docs/roles.md says what every route declares, no more and no less', async (t) => {
  const { routes } = await appWithRoutes(t);
  const written = tableRows(await readFile(new URL('../../docs/roles.md', import.meta.url), 'utf8'));
  t.strictSame(written, rolesTable(routes));
});

test('every staff route is for roles, but for the way in and out', async (t) => {
  const { routes } = await appWithRoutes(t);
  const desk = routes.filter(({ url }) => /^\/(moderation|planung|redaktion|verwaltung)(\/|$)/.test(url));
  for (const { method, url, access } of desk)
    t.ok(Array.isArray(access) && access.length > 0, `${method} ${url}`);
});

test('a person who is not signed in is led from a staff page to the sign-in and back', async (t) => {
  const { app, routes } = await appWithRoutes(t);
  const pages = routes.filter(({ method, access }) => method === 'GET' && Array.isArray(access));
  for (const { url } of pages) {
    const path = `${fill(url)}?seite=2`;
    const reply = await app.inject({ url: path, headers: { accept: 'text/html' } });
    t.match(
      reply,
      { statusCode: 303, headers: { location: `/anmelden?next=${encodeURIComponent(path)}` } },
      url,
    );
  }
});

test('a route that does not declare who may use it stops the start', async (t) => {
  const app = Fastify();
  t.teardown(() => app.close());
  await app.register(access);
  t.throws(() => app.get('/vergessen', async () => 'offen'), {
    message: 'GET /vergessen does not declare config.access',
  });
  const inside = Fastify();
  t.teardown(() => inside.close());
  await inside.register(access);
  const scope: FastifyPluginAsync = async (routes) => {
    routes.post('/vergessen', async () => 'offen');
  };
  inside.register(scope);
  await t.rejects(async () => inside.ready(), { message: 'POST /vergessen does not declare config.access' });
});
