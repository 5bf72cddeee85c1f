import { expect } from 'vitest'
import type { AdminChannel, Flaw } from '../../../src/domain/channel.ts'
import type { StoreRules } from './rules.ts'
import { at, OTHER_TEAM, TEAM } from './samples.ts'

const onSlack: AdminChannel = { platform: 'slack', space: 'T1', channel: 'C1', boundAt: at(0), flaws: [] }

const FLAWS: readonly Flaw['kind'][] = [
  'direct',
  'hidden',
  'public',
  'shared',
  'archived',
  'crowded',
  'unfit',
  'guests',
  'strangers',
  'unranked',
  'groups',
]

export const adminChannelRules: StoreRules = {
  'a team has one in each workspace or guild': async ({ store }) => {
    const inOther = { ...onSlack, space: 'T2' }
    const onDiscord = { platform: 'discord', space: '7', channel: '8', boundAt: at(1), flaws: FLAWS }
    await store.transaction(async (tx) => {
      expect(await tx.listAdminChannels(TEAM)).toEqual([])
      for (const channel of [inOther, onSlack, onDiscord]) await tx.saveAdminChannel(TEAM, channel)
      expect(await tx.listAdminChannels(TEAM)).toStrictEqual([onDiscord, onSlack, inOther])
      expect(await tx.listAdminChannels(OTHER_TEAM)).toEqual([])
    })
  },

  'another one in the same workspace takes its place, and saving it again changes it': async ({ store }) => {
    const next: AdminChannel = { ...onSlack, channel: 'C2', boundAt: at(5), flaws: ['public', 'guests'] }
    await store.transaction(async (tx) => {
      await tx.saveAdminChannel(TEAM, onSlack)
      await tx.saveAdminChannel(OTHER_TEAM, onSlack)
      await tx.saveAdminChannel(TEAM, next)
      expect(await tx.listAdminChannels(TEAM)).toStrictEqual([next])
      await tx.saveAdminChannel(TEAM, { ...next, flaws: [] })
      expect(await tx.listAdminChannels(TEAM)).toStrictEqual([{ ...next, flaws: [] }])
      expect(await tx.listAdminChannels(OTHER_TEAM)).toStrictEqual([onSlack])
    })
  },
}
