import { expect, it } from 'vitest'
import {
  ask,
  COMMANDS,
  channelNamed,
  nextInteraction,
  registerCommands,
  startRig,
  startTwin,
} from './discord-rig.ts'

const button = (custom_id: string) => ({ type: 2, style: 1, label: 'A', custom_id })
const row = (...components: readonly unknown[]) => ({ type: 1, components })
const long = (length: number) => 'x'.repeat(length)
const rows = (count: number) => Array.from({ length: count }, (_, index) => row(button(`b${index}`)))
const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ label: 'L', value: `${index}` }))
const text = (content: string) => ({ type: 10, content })
const V2 = 1 << 15

it.each<readonly [string, unknown, string]>([
  ['content above 2,000', { content: long(2001) }, 'content BASE_TYPE_MAX_LENGTH'],
  ['a nonce above 25', { content: 'a', nonce: long(26) }, 'nonce BASE_TYPE_MAX_LENGTH'],
  [
    'eleven embeds',
    { embeds: Array.from({ length: 11 }, () => ({ title: 'a' })) },
    'embeds BASE_TYPE_MAX_LENGTH',
  ],
  ['a title above 256', { embeds: [{ title: long(257) }] }, 'embeds.0.title BASE_TYPE_MAX_LENGTH'],
  [
    'a description above 4,096',
    { embeds: [{ description: long(4097) }] },
    'embeds.0.description BASE_TYPE_MAX_LENGTH',
  ],
  ['an empty embed', { embeds: [{}] }, 'embeds.0.description BASE_TYPE_REQUIRED'],
  [
    'more than 25 fields',
    { embeds: [{ fields: Array.from({ length: 26 }, () => ({ name: 'a', value: 'b' })) }] },
    'embeds.0.fields BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a field value above 1,024',
    { embeds: [{ fields: [{ name: 'a', value: long(1025) }] }] },
    'embeds.0.fields.0.value BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a footer above 2,048',
    { embeds: [{ title: 'a', footer: { text: long(2049) } }] },
    'embeds.0.footer.text BASE_TYPE_MAX_LENGTH',
  ],
  [
    'an author above 256',
    { embeds: [{ author: { name: long(257) } }] },
    'embeds.0.author.name BASE_TYPE_MAX_LENGTH',
  ],
  [
    'embeds above 6,000 in all',
    { embeds: [{ description: long(3001) }, { description: long(3000) }] },
    'embeds MAX_EMBED_SIZE_EXCEEDED',
  ],
  ['six rows', { components: rows(6) }, 'components BASE_TYPE_MAX_LENGTH'],
  [
    'six buttons in a row',
    { components: [row(...['1', '2', '3', '4', '5', '6'].map(button))] },
    'components.0.components BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a select beside a button',
    { components: [row(button('a'), { type: 5, custom_id: 'b' })] },
    'components.0.components COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ],
  [
    'a custom id twice',
    { components: [row(button('a'), button('a'))] },
    'components.0.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'a custom id above 100',
    { components: [row(button(long(101)))] },
    'components.0.components.0.custom_id BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a button label above 80',
    { components: [row({ ...button('a'), label: long(81) })] },
    'components.0.components.0.label BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a button without a face',
    { components: [row({ type: 2, style: 1, custom_id: 'a' })] },
    'components.0.components.0.label BASE_TYPE_REQUIRED',
  ],
  [
    'a link that is none',
    { components: [row({ type: 2, style: 5, label: 'a', url: 'javascript:alert(1)' })] },
    'components.0.components.0.url STRING_TYPE_REGEX',
  ],
  [
    'a select of 26 options',
    { components: [row({ type: 3, custom_id: 'a', options: options(26) })] },
    'components.0.components.0.options BASE_TYPE_MAX_LENGTH',
  ],
  [
    'more choices than there are options',
    { components: [row({ type: 3, custom_id: 'a', max_values: 3, options: options(2) })] },
    'components.0.components.0.max_values NUMBER_TYPE_MAX',
  ],
  ['a text without the V2 flag', { components: [text('a')] }, 'components.0.type UNION_TYPE_CHOICES'],
  [
    'content with the V2 flag',
    { flags: V2, content: 'a', components: [text('a')] },
    'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    '41 components',
    { flags: V2, components: Array.from({ length: 41 }, () => text('a')) },
    'components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  ],
  [
    'V2 text above 4,000',
    { flags: V2, components: [text(long(2500)), text(long(1501))] },
    'components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ],
  [
    'mentions that are both parsed and listed',
    { content: 'a', allowed_mentions: { parse: ['users'], users: ['199999999999999999'] } },
    'allowed_mentions.users MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
])('refuses a message with %s', async (_, body, fault) => {
  const twin = await startTwin()
  const answer = await ask(twin, `POST /channels/${channelNamed(twin, 'general')}/messages`, body)
  expect(answer).toMatchObject({ status: 400, body: { code: 50035, message: 'Invalid Form Body' } })
  expect(faultsIn(answer.body.errors)).toEqual([fault])
})

it.each<readonly [string, object, string]>([
  ['a custom id above 100', { custom_id: long(101) }, 'data.custom_id BASE_TYPE_MAX_LENGTH'],
  ['no custom id', { custom_id: '' }, 'data.custom_id BASE_TYPE_REQUIRED'],
  ['a title above 45', { title: long(46) }, 'data.title BASE_TYPE_MAX_LENGTH'],
])('refuses a form with %s', async (_, change, fault) => {
  const rig = await startRig()
  await registerCommands(rig)
  const next = nextInteraction(rig)
  await rig.twin.act('ann', { kind: 'says', channel: rig.channel, text: '/team revoke' })
  const { id, token } = await next
  const field = { type: 18, label: 'Note', component: { type: 4, style: 1, custom_id: 'note' } }
  const data = { custom_id: `form:${long(95)}`, title: 'Form', components: [field] }
  const offer = (form: object) =>
    ask(rig.twin, `POST /interactions/${id}/${token}/callback`, { type: 9, data: form })
  const answer = await offer({ ...data, ...change })
  expect(answer).toMatchObject({ status: 400, body: { code: 50035 } })
  expect(faultsIn(answer.body.errors)).toEqual([fault])
  expect((await offer(data)).status).toBe(204)
})

const option = { type: 3, name: 'who', description: 'd' }
const command = (change: object) => ({ name: 'team', description: 'd', ...change })
const big = Array.from({ length: 25 }, (_, index) => ({
  ...option,
  name: `o${index}`,
  description: long(100),
  choices: Array.from({ length: 3 }, (__, choice) => ({ name: long(99) + choice, value: long(100) })),
}))

it.each<readonly [string, unknown, string]>([
  ['an upper-case name', [command({ name: 'Team' })], '0.name APPLICATION_COMMAND_INVALID_NAME'],
  ['a name with a space', [command({ name: 'a b' })], '0.name APPLICATION_COMMAND_INVALID_NAME'],
  ['no description', [{ name: 'team' }], '0.description BASE_TYPE_REQUIRED'],
  ['a description above 100', [command({ description: long(101) })], '0.description BASE_TYPE_MAX_LENGTH'],
  ['the same name twice', [command({}), command({})], '1 APPLICATION_COMMANDS_DUPLICATE_NAME'],
  [
    '26 options',
    [command({ options: Array.from({ length: 26 }, (_, index) => ({ ...option, name: `o${index}` })) })],
    '0.options BASE_TYPE_MAX_LENGTH',
  ],
  [
    'what is required after what is not',
    [command({ options: [option, { ...option, name: 'b', required: true }] })],
    '0.options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'an option twice',
    [command({ options: [option, option] })],
    '0.options.1.name APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
  ],
  [
    'autocompletion with choices',
    [command({ options: [{ ...option, autocomplete: true, choices: [{ name: 'a', value: 'a' }] }] })],
    '0.options.0.autocomplete APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_WITH_CHOICES',
  ],
  [
    'a number among texts',
    [command({ options: [{ ...option, choices: [{ name: 'a', value: 1 }] }] })],
    '0.options.0.choices.0.value STRING_TYPE_CONVERT',
  ],
  [
    'a subcommand beside an option',
    [
      command({
        options: [
          { ...option, type: 1 },
          { ...option, name: 'b' },
        ],
      }),
    ],
    '0.options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  ['more than 8,000 characters', [command({ options: big })], '0 APPLICATION_COMMAND_TOO_LARGE'],
  ['a context twice', [command({ contexts: [0, 0] })], '0.contexts SET_TYPE_ALREADY_CONTAINS_VALUE'],
  ['an unknown context', [command({ contexts: [3] })], '0.contexts.0 BASE_TYPE_CHOICES'],
  [
    'a menu entry with a description',
    [{ type: 2, name: 'A', description: 'b' }],
    '0.description BASE_TYPE_CHOICES',
  ],
  [
    'sixteen menu entries',
    Array.from({ length: 16 }, (_, index) => ({ type: 2, name: `A${index}` })),
    ' BASE_TYPE_MAX_LENGTH',
  ],
])('refuses commands with %s', async (_, body, fault) => {
  const twin = await startTwin()
  const path = `/applications/${twin.credentials.DISCORD_APP_ID}/commands`
  const answer = await ask(twin, `PUT ${path}`, body)
  expect(answer).toMatchObject({ status: 400, body: { code: 50035 } })
  expect(faultsIn(answer.body.errors)).toEqual([fault])
  expect((await ask(twin, `PUT ${path}`, COMMANDS)).status).toBe(200)
})

/** `path CODE` of each, as the nested object names them. */
function faultsIn(errors: unknown, path: readonly string[] = []): string[] {
  if (Array.isArray(errors)) return errors.map((one: { code: string }) => `${path.join('.')} ${one.code}`)
  return Object.entries(errors ?? {}).flatMap(([key, inner]) =>
    faultsIn(inner, key === '_errors' ? path : [...path, key]),
  )
}
