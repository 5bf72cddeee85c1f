import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { commandTable } from '../../../src/commands.ts'
import { withTeamOption } from '../../../src/domain/command.ts'
import { MANIFEST_LIMITS } from '../../../src/platforms/slack/limits.ts'
import { slackManifest } from '../../../src/platforms/slack/manifest.ts'

const manifestSchema = z.object({
  features: z.object({
    slash_commands: z.array(z.record(z.string(), z.unknown())),
    shortcuts: z.array(z.object({ name: z.string(), type: z.string(), callback_id: z.string() })),
  }),
  oauth_config: z.object({
    scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }),
  }),
  settings: z.object({
    socket_mode_enabled: z.boolean(),
    event_subscriptions: z.object({ bot_events: z.array(z.string()) }),
  }),
})

const manifestOf = (table = commandTable) => manifestSchema.parse(slackManifest(table))

describe('the app manifest', () => {
  it('has one command, whose hint names what there is', () => {
    expect(manifestOf().features.slash_commands).toMatchInlineSnapshot(`
      [
        {
          "command": "/team",
          "description": "Bring people into the team",
          "should_escape": true,
          "usage_hint": "invite [@person or e-mail] [role] [note] | bulk | invitations [search] | inbox | members [search] | revoke [who] | resend [who] | remove [who] | role [who] [role] | leave | link [@person or e-mail] | unlink [@person or e-mail] | whoami | setup | help",
        },
      ]
    `)
  })

  it('hints at the team where several live, as one types it', () => {
    const [command] = manifestOf(withTeamOption(commandTable)).features.slash_commands
    expect(command?.['usage_hint']).toContain(
      '[role] [note] [team:name] | bulk [team:name] | invitations [search] [team:name] |',
    )
    expect(manifestOf(withTeamOption(commandTable)).features.shortcuts).toEqual(
      manifestOf().features.shortcuts,
    )
  })

  it('asks for no more than is used', () => {
    const { oauth_config: oauth, settings } = manifestOf()
    expect(oauth.scopes.bot).toEqual([
      'commands',
      'chat:write',
      'users:read',
      'users:read.email',
      'channels:read',
      'groups:read',
      'files:read',
      'files:write',
      'im:write',
      'im:history',
    ])
    expect(settings.event_subscriptions.bot_events).toEqual(['app_uninstalled', 'tokens_revoked'])
  })

  it('leaves whoever installs it the choice whether it may look for what it sent', () => {
    expect(manifestOf().oauth_config.scopes.bot_optional).toEqual(['im:write', 'im:history'])
  })

  it('has a shortcut anywhere and one on messages, and none on people', () => {
    expect(manifestOf().features.shortcuts).toEqual([
      expect.objectContaining({ type: 'global', callback_id: 'invite_anywhere' }),
      expect.objectContaining({ type: 'message', callback_id: 'invite_message' }),
    ])
  })

  it('cuts what is too long, and throws rather than drop a shortcut', () => {
    const long = 'x'.repeat(5000)
    const [shortcut] = commandTable.shortcuts
    if (!shortcut) throw new Error('the table has no shortcut')
    const cut = manifestOf({ ...commandTable, description: long, shortcuts: [{ ...shortcut, title: long }] })
    expect(cut.features.shortcuts[0]?.name).toHaveLength(MANIFEST_LIMITS.shortcutName)
    const shortcuts = Array.from({ length: 11 }, () => shortcut)
    expect(() => slackManifest({ ...commandTable, shortcuts })).toThrow('11 shortcuts')
  })
})
