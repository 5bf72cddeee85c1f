import { expect, it } from 'vitest'
import { callApi, channel, idOf, newest, startTwin } from './slack-rig.ts'

const link = { type: 'link', url: 'https://a.example/b', text: 'the page' }
const richText = (...elements: readonly object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
})
const section = { type: 'section', text: { type: 'mrkdwn', text: 'or <https://a.example/c|that one>' } }

it('makes links of a message’s blocks, and one reads their words only', async () => {
  const twin = await startTwin()
  const bare = { type: 'link', url: 'https://a.example/d' }
  const blocks = [richText({ type: 'text', text: 'See ' }, link), section, richText(bare)]
  await callApi(twin, 'chat.postMessage', { channel: idOf(twin, 'bob'), text: 'x', blocks })
  const { text, links } = newest(twin, 'bob', 'Usher')
  expect(text).toBe('See the page\nor that one\nhttps://a.example/d')
  expect(links).toEqual([
    { label: 'the page', url: 'https://a.example/b' },
    { label: 'that one', url: 'https://a.example/c' },
    { label: 'https://a.example/d', url: 'https://a.example/d' },
  ])
})

it('makes links of a message without blocks', async () => {
  const twin = await startTwin()
  await callApi(twin, 'chat.postMessage', {
    channel: idOf(twin, 'bob'),
    text: 'go <https://a.example|there>',
  })
  expect(newest(twin, 'bob', 'Usher').links).toEqual([{ label: 'there', url: 'https://a.example' }])
})

it('makes links in the Home tab', async () => {
  const twin = await startTwin()
  const view = { type: 'home', blocks: [section] }
  await callApi(twin, 'views.publish', { user_id: idOf(twin, 'ann'), view })
  await twin.act('ann', { kind: 'reads', channel: channel(twin, 'ann', 'general').id })
  expect(twin.screen('ann').home?.links).toEqual([{ label: 'that one', url: 'https://a.example/c' }])
})

it.each([
  ['a link without an address', { ...link, url: '' }, '/elements/0/elements/0/url]'],
  ['words that are no words', { ...link, text: 1 }, '/elements/0/elements/0/text]'],
  ['a link by another name', { ...link, href: 'x' }, '/elements/0/elements/0]'],
])('refuses %s', async (_case, element, pointer) => {
  const twin = await startTwin()
  const sent = { channel: idOf(twin, 'bob'), text: 'x', blocks: [richText(element)] }
  const { body } = await callApi(twin, 'chat.postMessage', sent)
  expect(body).toMatchObject({ ok: false, error: 'invalid_blocks' })
  expect(JSON.stringify(body['response_metadata'])).toContain(pointer)
})
