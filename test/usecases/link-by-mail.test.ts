import { createHash } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { asAccountId, asInvitationId } from '../../src/domain/ids.ts'
import type { Deps } from '../../src/usecases/deps.ts'
import { linkByMail } from '../../src/usecases/link-by-mail.ts'
import { mailCode } from '../../src/usecases/mail-code.ts'
import { closedVault } from '../../src/vault.ts'
import { ADDRESS, BOBS, bob, type LinkRig, type LinkRigOptions, memberOf, openLinkRig } from './link-rig.ts'

const eve = { platform: 'chat', id: 'eve' }
const MEMBERS = { members: [memberOf('Bob')] }

let open: LinkRig

afterEach(() => open.rig.store.close())

async function opened(options: LinkRigOptions = MEMBERS): Promise<LinkRig> {
  open = await openLinkRig(options)
  return open
}

const asks = (email = ADDRESS, actor = bob) =>
  mailCode(open.deps, open.as(actor), {
    email,
    write: ({ code, name, team }) => ({ subject: team.name, text: `${name} ${code}` }),
  })

const types = (code: string, actor = bob) => linkByMail(open.deps, open.as(actor), code)

/** The code in the newest mail. */
const codeOf = (): string => /\d{6}$/.exec(open.mails.at(-1)?.text ?? '')?.[0] ?? 'none'

const wrong = (): string => (codeOf() === '000000' ? '000001' : '000000')

describe('a code is sent', () => {
  test.each([
    ['somebody has the address', ADDRESS],
    ['nobody has it', 'nobody@lighthouse.example'],
  ])('with the same answer where %s', async (_, email) => {
    await opened()
    expect(await asks(email)).toEqual({ kind: 'mailed', team: open.team })
    expect(open.mails.map(({ to }) => to)).toEqual([email])
    expect(await open.audit()).toEqual(['done link.code_mailed'])
  })

  test('and the mail server that knows nobody of that address changes nothing of it', async () => {
    await opened({ mailFails: 'refused' })
    expect(await asks()).toMatchObject({ kind: 'mailed' })
  })

  test.each<[string, LinkRigOptions, string, string]>([
    ['the mail server does not answer', { mailFails: 'unavailable' }, ADDRESS, 'mail_unavailable'],
    ['the address is none', {}, 'bob at lighthouse', 'unreadable'],
    ['a guest asks', { people: { bob: { kind: 'guest' } } }, ADDRESS, 'denied'],
  ])('unless %s', async (_, options, email, kind) => {
    await opened(options)
    expect(await asks(email)).toMatchObject({ kind })
    expect(open.mails).toEqual([])
  })

  test('three times in an hour, whoever asks for the address and whatever one asks for', async () => {
    await opened()
    for (const address of ['a@lighthouse.example', 'b@lighthouse.example', ADDRESS])
      expect(await asks(address)).toMatchObject({ kind: 'mailed' })
    expect(await asks('c@lighthouse.example')).toEqual({ kind: 'too_many_mails' })
    expect(await asks(ADDRESS, eve)).toMatchObject({ kind: 'mailed' })
    expect(await asks(ADDRESS, eve)).toMatchObject({ kind: 'mailed' })
    expect(await asks(ADDRESS, eve)).toEqual({ kind: 'too_many_mails' })
    open.rig.pass(3_600_001)
    expect(await asks()).toMatchObject({ kind: 'mailed' })
    expect((await open.audit()).filter((line) => line.startsWith('refused'))).toEqual([
      'refused link too_many_mails',
      'refused link too_many_mails',
    ])
  })
})

describe('a code is typed', () => {
  test('the right one links, once', async () => {
    await opened()
    await asks()
    expect(await types(codeOf())).toMatchObject({ kind: 'linked', wantsToLeave: false })
    expect(await open.linkOf(bob)).toMatchObject({ account: BOBS, proof: 'mail', email: ADDRESS })
    expect(await types(codeOf())).toMatchObject({ kind: 'code_over', because: 'used' })
    expect((await open.audit()).slice(1)).toEqual(['done link.made mail', 'refused link code_used'])
  })

  test.each<[string, Partial<Deps>, boolean]>([
    ['a key is not kept so that the digits could be tried out', {}, false],
    ['no key is kept as a hash', { vault: closedVault }, true],
  ])('one sent with %s, and counts', async (_, wish, isHash) => {
    await opened()
    const deps = { ...open.deps, ...wish }
    await mailCode(deps, open.as(bob), { email: ADDRESS, write: ({ code }) => ({ subject: '', text: code }) })
    const sent = await open.rig.store.transaction((tx) => tx.lockMailCode(open.team.id, bob))
    const hash = createHash('sha256').update(`${sent?.id}\n${codeOf()}`).digest('base64url')
    expect([sent?.code.includes(codeOf()), sent?.code === hash]).toEqual([false, isHash])
    expect(await linkByMail(deps, open.as(bob), wrong())).toMatchObject({ kind: 'code_wrong' })
    expect(await linkByMail(deps, open.as(bob), codeOf())).toMatchObject({ kind: 'linked' })
  })

  test('five wrong ones, and not even the right one counts', async () => {
    await opened()
    await asks()
    for (const left of [4, 3, 2, 1]) expect(await types(wrong())).toEqual({ kind: 'code_wrong', left })
    expect(await types(wrong())).toMatchObject({ kind: 'code_over', because: 'spent' })
    expect(await types(codeOf())).toMatchObject({ kind: 'code_over', because: 'spent' })
    expect(await open.linkOf(bob)).toBeUndefined()
    expect((await open.audit()).filter((line) => line.startsWith('refused'))).toHaveLength(6)
  })

  test('after ten minutes it is too old', async () => {
    await opened()
    await asks()
    open.rig.pass(600_000)
    expect(await types(codeOf())).toMatchObject({ kind: 'code_over', because: 'expired' })
  })

  test('only the newest counts, and only for who asked', async () => {
    await opened()
    await asks()
    const first = codeOf()
    await asks()
    expect(await types(codeOf(), eve)).toMatchObject({ kind: 'code_over', because: 'unknown' })
    expect(await types(first)).toMatchObject({ kind: 'code_wrong' })
    expect(await types(codeOf())).toMatchObject({ kind: 'linked' })
  })

  test('only now one hears that nobody has the address', async () => {
    await opened({ members: [] })
    await asks()
    expect(await types(codeOf())).toMatchObject({ kind: 'no_member' })
    expect(await types(codeOf())).toMatchObject({ kind: 'code_over', because: 'used' })
    expect((await open.audit()).slice(1)).toEqual(['refused link no_member', 'refused link code_used'])
  })

  test('where the backend does not answer, it still counts', async () => {
    await opened()
    await asks()
    const down = {
      of: () => ({
        ...open.deps.backends.of(open.team),
        findMember: () => Promise.reject(new Error('down')),
      }),
    }
    await expect(linkByMail({ ...open.deps, backends: down }, open.as(bob), codeOf())).rejects.toThrow('down')
    expect(await types(codeOf())).toMatchObject({ kind: 'linked' })
  })

  test('who proved to be another account is not made this one', async () => {
    await opened()
    await open.saveLink({ actor: bob, account: asAccountId('eves'), proof: 'token' })
    await asks()
    expect(await types(codeOf())).toMatchObject({ kind: 'linked_otherwise', proof: 'token' })
  })

  test('what it was asked for is finished: here there is nothing to accept', async () => {
    await opened()
    const wish = { kind: 'accept', invitation: asInvitationId('gone') } as const
    await mailCode(open.deps, open.as(bob), {
      email: ADDRESS,
      wish,
      write: ({ code }) => ({ subject: '', text: code }),
    })
    expect(await types(codeOf())).toMatchObject({ kind: 'linked', answer: { kind: 'not_found' } })
  })
})
