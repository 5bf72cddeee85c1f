import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { describe, expect, onTestFinished, test } from 'vitest'
import { closedMailer, createMailer } from '../../src/mail/mailer.ts'
import { MailUnavailable } from '../../src/usecases/deps.ts'

const MAIL = { to: 'bob@example.com', subject: 'Your code', text: 'It is 123 456.\n\nGood luck, Zoë' }
const FROM = { name: 'Usher', address: 'usher@lighthouse.example' }

type Taken = { readonly from: string; readonly to: readonly string[]; readonly source: string }

/** Takes every mail of Usher's, unless told otherwise. */
async function openServer(options: SMTPServerOptions = {}) {
  const taken: Taken[] = []
  const server = new SMTPServer({
    logger: false,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 10,
    onAuth: ({ username, password }, _session, answer) =>
      username === 'usher' && password === 'p@ss word'
        ? answer(null, { user: 'usher' })
        : answer(refusal(535, 'Authentication credentials invalid')),
    onData: (stream, { envelope: { mailFrom, rcptTo } }, answer) => {
      void text(stream).then((source) => {
        const from = mailFrom ? mailFrom.address : ''
        taken.push({ from, to: rcptTo.map(({ address }) => address), source })
        answer()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  const { port } = await listen(server.server)
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return { taken, port }
}

async function listen(server: Server) {
  server.listen(0, '0.0.0.0')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('It has no port')
  return address
}

const refusal = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode })

const mailerTo = (
  port: number,
  { host = '127.0.0.1', scheme = 'smtp', login = 'usher:p%40ss%20word' } = {},
) => createMailer({ url: new URL(`${scheme}://${login}@${host}:${port}`), from: FROM, timeoutMs: 500 })

/** Nothing of it tells the address, or the password. */
async function troubleWith(sending: Promise<void>): Promise<MailUnavailable> {
  const error: unknown = await sending.catch((thrown: unknown) => thrown)
  if (!(error instanceof MailUnavailable)) throw new Error(`Not that: ${String(error)}`)
  expect(`${error.message}${error.stack}`).not.toMatch(/bob@|lighthouse|p@ss/)
  expect(error.cause).toBeUndefined()
  return error
}

test('a mail arrives as it was written, in plain text', async () => {
  const { taken, port } = await openServer()
  await mailerTo(port).send(MAIL)
  const [mail] = taken
  expect(taken).toHaveLength(1)
  expect(mail).toMatchObject({ from: FROM.address, to: [MAIL.to] })
  expect(mail?.source).toMatch(/^From: Usher <usher@lighthouse\.example>\r$/m)
  expect(mail?.source).toMatch(/^To: bob@example\.com\r$/m)
  expect(mail?.source).toMatch(/^Subject: Your code\r$/m)
  expect(mail?.source).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  expect(mail?.source).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m)
  expect(mail?.source).toContain('It is 123 456.')
  expect(mail?.source).not.toMatch(/html|nodemailer|X-Mailer/i)
})

test('a server that wants no login gets none', async () => {
  const { taken, port } = await openServer({ authOptional: true })
  const url = new URL(`smtp://127.0.0.1:${port}`)
  await createMailer({ url, from: FROM }).send(MAIL)
  expect(taken).toHaveLength(1)
})

describe('nobody writes a header of their own', () => {
  test('by the subject', async () => {
    const { taken, port } = await openServer()
    await mailerTo(port).send({ ...MAIL, subject: 'Hello\r\nBcc: eve@example.com\r\n\r\nClick here' })
    expect(taken[0]?.to).toEqual([MAIL.to])
    expect(taken[0]?.source).toMatch(/^Subject: Hello Bcc: eve@example\.com Click here\r$/m)
    expect(taken[0]?.source).not.toMatch(/^Bcc/m)
  })

  test.for([
    'bob@example.com\r\nBcc: eve@example.com',
    'bob@example.com, eve@example.com',
    'Bob <bob@example.com>',
    'bob',
    '',
  ])('by the address %j', async (to) => {
    const { taken, port } = await openServer()
    const { isRefused } = await troubleWith(mailerTo(port).send({ ...MAIL, to }))
    expect(isRefused).toBe(true)
    expect(taken).toEqual([])
  })

  test('by the text', async () => {
    const { taken, port } = await openServer()
    await mailerTo(port).send({ ...MAIL, text: 'Hello\r\n.\r\nRCPT TO:<eve@example.com>\r\n' })
    expect(taken.map(({ to }) => to)).toEqual([[MAIL.to]])
  })
})

describe('a server says no', () => {
  test.for([
    [550, true],
    [553, true],
    [450, false],
    [452, false],
    [530, false],
    [554, false],
  ] as const)('to the mailbox with %s: another address would help: %s', async ([status, isRefused]) => {
    const { port } = await openServer({
      onRcptTo: (_address, _session, answer) => answer(refusal(status, 'Not bob@example.com')),
    })
    const error = await troubleWith(mailerTo(port).send(MAIL))
    expect(error.isRefused).toBe(isRefused)
    expect(error.message).toBe(`The mail server did not take a mail: EENVELOPE ${status}`)
  })

  test('to the sender', async () => {
    const { port } = await openServer({
      onMailFrom: (_address, _session, answer) => answer(refusal(553, 'Not you')),
    })
    expect((await troubleWith(mailerTo(port).send(MAIL))).isRefused).toBe(false)
  })

  test('to the mail', async () => {
    const { port } = await openServer({
      onData: (stream, _session, answer) => {
        stream.resume()
        stream.once('end', () => answer(refusal(554, 'Spam for bob@example.com')))
      },
    })
    expect((await troubleWith(mailerTo(port).send(MAIL))).isRefused).toBe(false)
  })

  test('to the password', async () => {
    const { port, taken } = await openServer()
    const error = await troubleWith(mailerTo(port, { login: 'usher:wrong' }).send(MAIL))
    expect(error.message).toContain('EAUTH 535')
    expect(error.isRefused).toBe(false)
    expect(taken).toEqual([])
  })
})

describe('no password and no mail goes out for others to read', () => {
  // Another name for this machine, which counts as any other host does.
  const host = '0.0.0.0'

  test('where the server speaks no TLS', async () => {
    const heard: string[] = []
    const { port, taken } = await openServer({
      onAuth: (_login, _session, answer) => {
        heard.push('login')
        answer(null, { user: 'usher' })
      },
    })
    expect((await troubleWith(mailerTo(port, { host }).send(MAIL))).message).toContain('ETLS')
    expect([heard, taken]).toEqual([[], []])
  })

  test.for([
    ['smtp', { disabledCommands: [] }],
    ['smtps', { secure: true }],
  ] as const)('%s, where nobody vouches for the server', async ([scheme, options]) => {
    const { port, taken } = await openServer({ ...options, disabledCommands: [] })
    const error = await troubleWith(mailerTo(port, { host, scheme }).send(MAIL))
    expect(error.message).toMatch(/: (?:ESOCKET|ETLS)$/)
    expect(taken).toEqual([])
  })
})

describe('a server is waited for', () => {
  async function openSilence(greet: (socket: Socket) => void): Promise<number> {
    const sockets = new Set<Socket>()
    const server = createServer((socket) => {
      sockets.add(socket.on('error', () => undefined))
      greet(socket)
    })
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy()
      server.close()
    })
    return (await listen(server)).port
  }

  test('but not for ever: it never greets', async () => {
    const port = await openSilence(() => undefined)
    expect((await troubleWith(mailerTo(port).send(MAIL))).message).toContain('ETIMEDOUT')
  })

  test('but not for ever: it falls silent', async () => {
    const port = await openSilence((socket) => socket.write('220 mail.lighthouse.example\r\n'))
    expect((await troubleWith(mailerTo(port).send(MAIL))).isRefused).toBe(false)
  })

  test('and may be away', async () => {
    const error = await troubleWith(mailerTo(1).send(MAIL))
    expect(error.message).toMatch(/ECONNECTION|ESOCKET|ECONNREFUSED/)
    expect(error.isRefused).toBe(false)
  })
})

test('without a server nothing is sent', async () => {
  expect(closedMailer.isOpen).toBe(false)
  await expect(closedMailer.send(MAIL)).rejects.toThrow('There is no mail server')
})
