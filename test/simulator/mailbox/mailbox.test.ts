import { createConnection } from 'node:net'
import { createTransport } from 'nodemailer'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createManualClock } from '../../../src/simulator/create-clock.ts'
import { type Mailbox, startMailbox } from '../../../src/simulator/mailbox/mailbox.ts'

const START = new Date('2026-03-02T09:00:00Z')
const BOB = 'bob@lighthouse.example'
const MAIL = { to: BOB, subject: 'Your code', text: 'It is 123 456.' }

describe('the mailbox', () => {
  let mailbox: Mailbox
  beforeEach(async () => {
    mailbox = await startMailbox({ clock: createManualClock(START) })
  })
  afterEach(() => mailbox.close())

  const url = () => new URL(mailbox.environment['USHER_MAIL_URL'] ?? '')
  const from = () => mailbox.environment['USHER_MAIL_FROM'] ?? ''
  const send = async (mail: object, through: URL = url()) => {
    const transport = createTransport(through.href)
    try {
      return await transport.sendMail({ from: from(), ...mail })
    } finally {
      transport.close()
    }
  }
  const withLogin = (user: string, password: string) => {
    const other = url()
    return Object.assign(other, { username: user, password })
  }

  it('takes a mail and shows what is in it', async () => {
    await send(MAIL)
    expect(mailbox.mails()).toEqual([
      { id: '1', ...MAIL, from: 'Usher <usher@lighthouse.example>', at: START },
    ])
  })

  it.each([
    ['letters of many scripts', 'Grüße, 陈伟 🎉', 'Salut Zoé,\nصباح الخير\n— 你好 🌿'],
    ['lines longer than mail allows', 'A very long line '.repeat(20).trim(), 'word '.repeat(500).trim()],
    ['dots and dashes at the beginning', 'Dots', '.\n..\n--\nFrom here\n. .'],
  ])('reads %s', async (_what, subject, text) => {
    await send({ to: BOB, subject, text })
    expect(mailbox.mails()).toMatchObject([{ subject, text }])
  })

  it.each(['base64', 'quoted-printable'] as const)(
    'reads %s, and the plain half of two',
    async (encoding) => {
      await send({ ...MAIL, textEncoding: encoding, html: '<p>It is <b>123 456</b>.</p>' })
      expect(mailbox.mails()).toMatchObject([MAIL])
    },
  )

  it('gives every recipient their own, hidden ones too, oldest first', async () => {
    await send({ ...MAIL, to: 'Bob <Bob@Lighthouse.example>', bcc: 'mia@lighthouse.example' })
    await send({ ...MAIL, subject: 'Later' })
    expect(mailbox.mails().map(({ to, subject }) => [to, subject])).toEqual([
      [BOB, 'Your code'],
      ['mia@lighthouse.example', 'Your code'],
      [BOB, 'Later'],
    ])
  })

  it('tells whoever listens, until they stop', async () => {
    let mails = 0
    const stop = mailbox.onChange(() => {
      mails = mailbox.mails().length
    })
    await send(MAIL)
    expect(mails).toBe(1)
    stop()
    await send(MAIL)
    expect(mails).toBe(1)
  })

  it.each([
    ['another password', 'usher', 'guessed'],
    ['another name', 'root', 'guessed'],
  ])('lets nobody in with %s', async (_what, user, password) => {
    await expect(send(MAIL, withLogin(user, password))).rejects.toMatchObject({ responseCode: 535 })
    expect(mailbox.mails()).toEqual([])
  })

  it('takes nothing without a password', async () => {
    await expect(send(MAIL, withLogin('', ''))).rejects.toMatchObject({ responseCode: 530 })
  })

  it('takes nothing in the name of somebody else', async () => {
    await expect(send({ ...MAIL, from: 'Ann <ann@lighthouse.example>' })).rejects.toMatchObject({
      responseCode: 553,
    })
  })

  it('takes nothing that is too large', async () => {
    await expect(send({ ...MAIL, text: 'x'.repeat(1_100_000) })).rejects.toMatchObject({ responseCode: 552 })
    expect(mailbox.mails()).toHaveLength(0)
  })

  it('refuses as often as it was told to, and then takes it', async () => {
    mailbox.refuse(2)
    for (let attempt = 1; attempt <= 2; attempt += 1)
      await expect(send(MAIL)).rejects.toMatchObject({ responseCode: 451 })
    await send(MAIL)
    expect(mailbox.mails()).toHaveLength(1)
  })

  it('survives who hangs up in the middle', async () => {
    const socket = createConnection(Number(url().port), '127.0.0.1')
    await new Promise((resolve) => socket.once('data', resolve))
    socket.write('EHLO here\r\nMAIL FR')
    socket.resetAndDestroy()
    await send(MAIL)
    expect(mailbox.mails()).toHaveLength(1)
  })
})
