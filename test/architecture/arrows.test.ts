import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { test } from 'tap';

/** docs/architecture.md: imports point down this list only. A name that ends in / is a folder. */
const ROOMS = [
  'cli.mjs',
  'commands/',
  'server.ts',
  'open-database.ts',
  'app.ts',
  'redaktion/',
  'demo/',
  'webhooks/',
  'api/',
  'open-data/',
  'pages/',
  'planning/',
  'exports/',
  'figures/',
  'intake/',
  'groups/',
  'answers/',
  'codes/',
  'moderation/',
  'cases/',
  'follow/',
  'reports/',
  'comments/',
  'screening/',
  'reasons/',
  'learning/',
  'topics/',
  'events/',
  'staff/',
  'mail/',
  'site/',
  'platform/',
  'database/',
  'i18n/',
  'config.ts',
  'lib/',
];

/** What the parts of a slice are for; only its nouns and use cases are for others. */
const PRIVATE = ['routes', '[a-z-]*queries', 'view'];

const pattern = (room: string) => `^src/${room.replace('.', '\\.')}${room.endsWith('/') ? '' : '$'}`;

function arrows(): IForbiddenRuleType[] {
  return ROOMS.slice(1).map((room, i) => ({
    name: `${room} imports nothing above it`,
    severity: 'error',
    from: { path: pattern(room) },
    to: { path: ROOMS.slice(0, i + 1).map(pattern) },
  }));
}

function privacy(): IForbiddenRuleType[] {
  return ROOMS.filter((room) => room.endsWith('/')).map((room) => ({
    name: `${room} keeps its routes, queries and views to itself`,
    severity: 'error',
    from: { path: '^src/', pathNot: [pattern(room), '^src/app\\.ts$'] },
    to: { path: PRIVATE.map((file) => `^src/${room}${file}\\.ts$`) },
  }));
}

test('imports point down the list of rooms, and parts of a slice stay inside it', async (t) => {
  const result = await cruise(['src'], {
    validate: true,
    ruleSet: {
      forbidden: [
        ...arrows(),
        ...privacy(),
        { name: 'no circles', severity: 'error', from: {}, to: { circular: true } },
        {
          name: 'every file has a room',
          severity: 'error',
          from: { path: '^src/', pathNot: ROOMS.map(pattern) },
          to: {},
        },
      ],
    },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts'] },
  });
  const { summary, modules } = result.output as ICruiseResult;
  t.ok(modules.filter(({ source }) => source.startsWith('src/')).length > 50, 'the modules were found');
  t.ok((summary.totalDependenciesCruised ?? 0) > 100, 'their imports were read');
  t.strictSame(
    summary.violations.map(({ from, to, rule }) => `${from} → ${to} (${rule.name})`),
    [],
  );
});
