import { people, snowflakeAt } from './people.ts'
import type { WorldChannel } from './world.ts'

/** Slack's full members and their bot: who is in a workspace's #general. */
const colleagues = people
  .filter(({ slack }) => slack && (slack.kind === 'person' || slack.kind === 'bot'))
  .map(({ handle }) => handle)

export const channels: readonly WorldChannel[] = [
  {
    name: 'general',
    platform: 'slack',
    id: 'C02GENERAL1',
    kind: 'public',
    topic: 'Company-wide announcements and work-based matters',
    members: colleagues,
    hasBot: true,
    messages: [
      { from: 'ann', text: 'Good morning! The new signal lamp ships on Thursday.' },
      { from: 'robo', text: 'Deploy 412 to production finished in 3 min 12 s' },
      { from: 'tomas', text: 'Lovely. I put the photos of the harbour test in the drive :camera:' },
      { from: 'grace', text: 'Two new colleagues start next week. Who brings them into the team?' },
      { from: 'ann', text: 'I will, with `/team invite`. Takes a second.' },
    ],
  },
  {
    name: 'random',
    platform: 'slack',
    id: 'C02RANDOM02',
    kind: 'public',
    topic: 'Non-work banter and water cooler conversation',
    members: [...colleagues, 'gus'],
    hasBot: false,
    messages: [
      { from: 'yusuf', text: 'Somebody left a very good baklava in the kitchen.' },
      { from: 'hana', text: 'That was me, and now it was *all of you* :smile:' },
    ],
  },
  {
    name: 'team-admins',
    platform: 'slack',
    id: 'G03ADMINS03',
    kind: 'private',
    topic: 'Who comes, who goes. Private.',
    members: ['ann', 'bob', 'dora', 'carol'],
    hasBot: true,
    messages: [{ from: 'dora', text: 'Mia joins us from the Discord side, could you invite her, Ann?' }],
  },
  {
    name: 'admins-annex',
    platform: 'slack',
    id: 'G04ANNEX004',
    kind: 'private',
    topic: 'Badges and keys, with our design bureau',
    members: ['ann', 'bob', 'dora', 'gus'],
    hasBot: true,
    messages: [{ from: 'gus', text: 'The new badges are printed, I bring them on Friday.' }],
  },
  {
    name: 'proj-harbour',
    platform: 'slack',
    id: 'C05HARB0UR4',
    kind: 'public',
    topic: 'Together with Harbour & Co: the new pier light',
    members: ['ann', 'bob', 'carol', 'wei', 'gus', 'zoe'],
    hasBot: true,
    isShared: true,
    messages: [
      { from: 'zoe', text: 'Bonjour! The masonry is dry, you can mount the lens.' },
      { from: 'wei', text: 'Great, we come on Monday with the crane.' },
    ],
  },
  {
    name: 'general',
    platform: 'discord',
    id: snowflakeAt('2021-03-01T10:00:05.000Z', 1),
    kind: 'public',
    topic: 'Everything Lighthouse',
    hasBot: true,
    messages: [
      { from: 'erik', text: 'The lamp livestream was great, thank you!' },
      { from: 'mia', text: 'Could I help with the next one? 🙋' },
      { from: 'dora', text: 'Gladly. Somebody will send you an invitation to the team.' },
    ],
  },
  {
    name: 'random',
    platform: 'discord',
    id: snowflakeAt('2021-03-01T10:00:06.000Z', 2),
    kind: 'public',
    topic: 'Memes, ships, foghorns',
    hasBot: true,
    messages: [
      { from: 'finn', text: 'fog horn at 3 am. **again.**' },
      { from: 'amara', text: 'It is a feature 😴' },
    ],
  },
  {
    name: 'team-admins',
    platform: 'discord',
    id: snowflakeAt('2021-03-01T10:02:00.000Z', 3),
    kind: 'private',
    topic: 'Who comes, who goes',
    members: ['ann', 'bob', 'dora'],
    hasBot: true,
    messages: [{ from: 'bob', text: 'Erik asks whether he may join as well.' }],
  },
  {
    name: 'admins-annex',
    platform: 'discord',
    id: snowflakeAt('2021-03-01T10:03:00.000Z', 4),
    kind: 'private',
    topic: 'Badges and keys, with the keepers',
    members: ['ann', 'bob'],
    roles: ['Keepers'],
    hasBot: true,
    messages: [{ from: 'hana', text: 'The lamp room is locked now.' }],
  },
]
