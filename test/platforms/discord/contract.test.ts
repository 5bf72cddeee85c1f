import { createWorld } from '../../../src/simulator/world/create-world.ts'
import { repeatRules } from '../../contracts/platform/repeat-rules.ts'
import type { PlatformRig } from '../../contracts/platform/rig.ts'
import { platformContract } from '../../contracts/platform-contract.ts'
import { connectDiscord, found } from './open-discord.ts'

const open = async (): Promise<PlatformRig> => {
  const { twin, discord, personId } = await connectDiscord()
  const actor = (id: string) => ({ platform: 'discord', id })
  const bot = found(twin.people.find(({ kind }) => kind === 'bot'))
  const messages = () =>
    twin.screen('bob').channels.find((channel) => channel.with === 'usher')?.messages ?? []
  return {
    platform: discord,
    twin,
    space: createWorld().guild.id,
    nowhere: '123456789012345678',
    looking: 'GET /channels/',
    member: actor(personId('bob')),
    bot: actor(bot.id),
    nobody: actor('123456789012345678'),
    nasty: `@everyone @here <@${personId('bob')}> <@&${twin.people[0]?.id}> *b* _i_ ~~s~~ \`c\` ||x|| # h\n> q\n-# s https://a.example`,
    read: () => messages().map(({ text }) => text),
    links: () => messages().flatMap(({ links }) => links),
    pings: twin.pings,
    close: twin.close,
  }
}

platformContract(open)
repeatRules(open, 'POST /channels')
