import { repeatRules } from '../../contracts/platform/repeat-rules.ts'
import type { PlatformRig } from '../../contracts/platform/rig.ts'
import { platformContract } from '../../contracts/platform-contract.ts'
import { openTwin } from './twin-rig.ts'

async function open(): Promise<PlatformRig> {
  const { platform, twin, actor } = await openTwin()
  const [team = ''] = actor('ann').id.split('/')
  const messages = () =>
    twin.screen('bob').channels.find((channel) => channel.with === 'usher')?.messages ?? []
  return {
    platform,
    twin,
    space: team,
    nowhere: 'C0NOWHERE00',
    looking: 'conversations.info',
    member: actor('bob'),
    bot: { platform: 'slack', id: `${team}/${twin.app.userId}` },
    nobody: { platform: 'slack', id: `${team}/U0NOBODY000` },
    nasty:
      '<!channel> <!here> <!everyone> <!subteam^S1> <@U02ANN7LEE1> *b* _i_ ~s~ `c` @channel &lt;!channel&gt;',
    read: () => messages().map(({ text }) => text),
    links: () => messages().flatMap(({ links }) => links),
    pings: () => twin.pings(),
    close: () => twin.close(),
  }
}

platformContract(open)
repeatRules(open, 'chat.postMessage')
