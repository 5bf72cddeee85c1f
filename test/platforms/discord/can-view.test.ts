import { PermissionFlagsBits } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { canRoleView } from '../../../src/platforms/discord/can-view.ts'

const { ViewChannel: see, Administrator: all, SendMessages: other } = PermissionFlagsBits

type Row = {
  readonly everyone?: bigint
  readonly role?: bigint
  /** What the channel changes: for everyone, for the role. */
  readonly changes?: Readonly<Partial<Record<'everyone' | 'role', { allow?: bigint; deny?: bigint }>>>
  readonly everyoneSees: boolean
  readonly roleSees: boolean
}

const rows: Readonly<Record<string, Row>> = {
  'nothing is allowed': { everyoneSees: false, roleSees: false },
  'something else is allowed': { everyone: other, role: other, everyoneSees: false, roleSees: false },
  'everyone may': { everyone: see, everyoneSees: true, roleSees: true },
  'the role may': { role: see, everyoneSees: false, roleSees: true },
  'the channel hides itself': {
    everyone: see,
    changes: { everyone: { deny: see } },
    everyoneSees: false,
    roleSees: false,
  },
  'the channel hides itself from whoever may elsewhere': {
    everyone: see,
    role: see,
    changes: { everyone: { deny: see } },
    everyoneSees: false,
    roleSees: false,
  },
  'the channel lets the role in': {
    everyone: see,
    changes: { everyone: { deny: see }, role: { allow: see } },
    everyoneSees: false,
    roleSees: true,
  },
  'the channel puts the role out': {
    everyone: see,
    changes: { role: { deny: see } },
    everyoneSees: true,
    roleSees: false,
  },
  'the channel shows itself': { changes: { everyone: { allow: see } }, everyoneSees: true, roleSees: true },
  'the channel denies something else': {
    everyone: see,
    changes: { everyone: { deny: other } },
    everyoneSees: true,
    roleSees: true,
  },
  'the role administers': {
    role: all,
    changes: { everyone: { deny: see }, role: { deny: see } },
    everyoneSees: false,
    roleSees: true,
  },
  'everyone administers': {
    everyone: all,
    changes: { everyone: { deny: see } },
    everyoneSees: true,
    roleSees: true,
  },
}

describe('who sees a channel on Discord', () => {
  it.each(Object.entries(rows))(
    'where %s',
    (_case, { everyone = 0n, role = 0n, changes = {}, ...expected }) => {
      const overwrites = Object.entries(changes).map(
        ([id, { allow = 0n, deny = 0n }]) => [id, { allow, deny }] as const,
      )
      const rules = { everyone: { id: 'everyone', permissions: everyone }, overwrites: new Map(overwrites) }
      expect(canRoleView(rules)).toBe(expected.everyoneSees)
      expect(canRoleView(rules, { id: 'role', permissions: role })).toBe(expected.roleSees)
    },
  )
})
