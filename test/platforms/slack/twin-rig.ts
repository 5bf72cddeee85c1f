import { commandTable } from '../../../src/commands.ts'
import type { Actor } from '../../../src/domain/actor.ts'
import type { CommandTable } from '../../../src/domain/command.ts'
import type { Platform } from '../../../src/platforms/platform.ts'
import { slackManifest } from '../../../src/platforms/slack/manifest.ts'
import { createSlack } from '../../../src/platforms/slack/slack.ts'
import { createManualClock } from '../../../src/simulator/create-clock.ts'
import { type SlackTwin, startSlackTwin } from '../../../src/simulator/slack/twin.ts'
import { createWorld } from '../../../src/simulator/world/create-world.ts'
import { captureLog, noteSecretsOf } from '../../dsl/log.ts'

export type TwinRig = {
  readonly platform: Platform
  readonly twin: SlackTwin
  readonly logged: readonly string[]
  /** Another one, with the token that the app has by now. */
  readonly connectAnew: () => Platform
  readonly actor: (handle: string) => Actor
  /** Time passes, for the twin as for the platform. */
  readonly wait: (ms: number) => void
}

type TwinRigOptions = {
  readonly scopes?: readonly string[]
  readonly appToken?: string
  readonly commands?: CommandTable
  readonly rateLimits?: boolean
}

/** Slack by its socket, against its twin. */
export async function openTwin({
  commands = commandTable,
  rateLimits = false,
  ...options
}: TwinRigOptions = {}): Promise<TwinRig> {
  const world = createWorld()
  const log = captureLog()
  const clock = createManualClock(new Date('2026-03-02T09:00:00Z'))
  const twin = await startSlackTwin({
    world,
    clock,
    manifest: slackManifest(commands),
    delivery: { mode: 'socket' },
    rateLimits,
  })
  const connect = (botToken: string) => {
    const { credentials } = twin
    noteSecretsOf(credentials)
    return createSlack({
      botToken,
      signingSecret: credentials.SLACK_SIGNING_SECRET,
      appToken: options.appToken ?? credentials.SLACK_APP_TOKEN,
      mode: 'socket',
      apiUrl: new URL(credentials.SLACK_API_URL),
      commands,
      now: clock.now,
      log: log.logger,
    })
  }
  const connectAnew = () => connect(twin.credentials.SLACK_BOT_TOKEN)
  const platform = options.scopes ? connect(twin.tokenWith(options.scopes)) : connectAnew()
  const idOf = (handle: string) => world.people.find((person) => person.handle === handle)?.slack?.id
  const actor = (handle: string) => ({ platform: 'slack', id: `${world.workspace.id}/${idOf(handle)}` })
  return { platform, twin, logged: log.lines(), connectAnew, actor, wait: clock.advance }
}
