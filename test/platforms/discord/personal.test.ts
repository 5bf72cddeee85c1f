import { describe, expect, it, vi } from 'vitest'
import type { Answer, Form, View } from '../../../src/views/view.ts'
import { once } from '../../fakes/once.ts'
import { found, type OpenDiscord, openDiscord } from './open-discord.ts'

const plain: View = { tone: 'good', title: 'Two people' }
/** Its buttons stand beside its lines, which takes another layout. */
const inSections: View = {
  ...plain,
  rows: [{ text: 'bob', buttons: [{ name: 'revoke', subject: '1', label: 'Revoke', look: 'danger' }] }],
}

const CONTENT = 'email,outcome\njosé@example.org,invited\n'

const personal = (view: View = plain, name = 'people.csv'): Answer => ({
  kind: 'personal',
  view,
  file: { name, content: CONTENT },
  elsewhere: { tone: 'good', title: 'It is in our conversation' },
})

const form: Form = {
  name: 'bulk',
  title: 'Invite many',
  submit: 'Go on',
  fields: [{ name: 'note', label: 'Note', isOptional: true, kind: 'text', isLong: false, maxLength: 10 }],
}

const card: View = {
  tone: 'neutral',
  title: 'How far it is',
  buttons: [{ name: 'bulk_csv', subject: '1', label: 'CSV', look: 'plain' }],
}

/** What Ann gets, once it is there; nobody else sees it. */
async function got({ twin, newest }: OpenDiscord, place = 'general') {
  await vi.waitFor(() => expect(newest('ann', place)?.text).toContain('Two people'))
  const { files, isEphemeral, text } = found(newest('ann', place))
  const contents = await Promise.all(files.map(async ({ id }) => twin.files.read('ann', id)))
  expect(isEphemeral).toBe(true)
  expect(text).not.toContain('conversation')
  return files.map(({ name }, index) => ({ name, content: Buffer.from(found(contents[index])).toString() }))
}

const PEOPLE = [{ name: 'people.csv', content: CONTENT }]

describe('an answer for one person alone, with a file', () => {
  it('follows a command', async () => {
    const open = await openDiscord(() => personal())
    await open.says('ann', '/team members')
    expect(await got(open)).toEqual(PEOPLE)
    const { files } = found(open.newest('ann', 'general'))
    await expect(open.twin.files.read('bob', found(files[0]).id)).rejects.toThrow('no longer available')
  })

  it('follows a form', async () => {
    const open = await openDiscord(({ kind }) =>
      kind === 'submission' ? personal() : { kind: 'form', form },
    )
    await open.says('ann', '/team members')
    await vi.waitFor(() => expect(open.twin.screen('ann').form).toBeDefined())
    const { id } = found(open.twin.screen('ann').form)
    await open.twin.act('ann', { kind: 'submits', form: id, values: {} })
    expect(await got(open)).toEqual(PEOPLE)
  })

  it('follows the press of a button, and leaves the card as it is', async () => {
    const open = await openDiscord(() => personal())
    const { twin, discord, personId, channel, newest } = open
    await discord.deliver({ platform: 'discord', id: personId('ann') }, card, once('card 1'))
    const { id: message, controls } = found(newest('ann', 'usher'))
    const place = { channel: channel('ann', 'usher').id, message, control: found(controls[0]).id }
    await twin.act('ann', { kind: 'presses', ...place })
    expect(await got(open, 'usher')).toEqual(PEOPLE)
    expect(channel('ann', 'usher').messages.map(({ text }) => text)).toEqual(['How far it is', 'Two people'])
  })

  it('has its file below lines with buttons as well', async () => {
    const open = await openDiscord(() => personal(inSections))
    await open.says('ann', '/team members')
    expect(await got(open)).toEqual(PEOPLE)
  })

  it.each([
    { given: '_People of "Editors" – José.csv', name: 'People_of_Editors_Jos_.csv' },
    { given: '…', name: 'file' },
  ])('has a file whose name Discord leaves as it is: $given', async ({ given, name }) => {
    const open = await openDiscord(() => personal(inSections, given))
    await open.says('ann', '/team members')
    expect(await got(open)).toEqual([{ name, content: CONTENT }])
  })

  it('arrives although Discord stumbles', async () => {
    const open = await openDiscord(() => personal())
    open.twin.faults.fail({ call: 'messages/{message}', times: 1, how: 'server_error' })
    await open.says('ann', '/team members')
    expect(await got(open)).toEqual(PEOPLE)
    expect(open.lost).toEqual([])
  })

  it('may be without one', async () => {
    const open = await openDiscord(() => ({ kind: 'personal', view: plain, elsewhere: plain }))
    await open.says('ann', '/team members')
    expect(await got(open)).toEqual([])
  })
})
