import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { InteractionResults, Provider } from 'oidc-provider'
import { z } from 'zod'
import type { Account, Accounts } from './accounts.ts'
import { signInPath } from './open-provider.ts'
import { pageHeaders, renderProblem, renderSignIn, STYLE } from './sign-in-page.ts'

export type SignInRoutes = {
  readonly title: string
  readonly client: string
  readonly accounts: Accounts
  readonly provider: () => Promise<Provider>
}

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>

/** The package keeps them as the client sent them and it understood them. */
const parameters = z.object({ client_id: z.string(), scope: z.string(), redirect_uri: z.url() })

const choice = z.object({
  token: z.string(),
  account: z.string().optional(),
  cancel: z.literal('yes').optional(),
})

/** The pages where people say who they are. Only the POST changes anything. */
export function addSignInRoutes(app: FastifyInstance, rooms: SignInRoutes): void {
  const key = randomBytes(32)
  const tokenFor = ({ uid }: Interaction) => createHmac('sha256', key).update(uid).digest('base64url')
  const path = signInPath(':interaction')

  app.get('/sign-in.css', async (_request, reply) => reply.type('text/css').send(STYLE))
  app.get(path, async (request, reply) => {
    const interaction = await findInteraction(rooms, request, reply)
    if (!interaction) return refuse(reply, rooms.title, OVER)
    const { title, client, accounts } = rooms
    const current = interaction.session?.accountId
    const page = { title, client, accounts: accounts.all, current, token: tokenFor(interaction) }
    return reply.headers(pageHeaders(originOf(interaction))).send(renderSignIn(page))
  })
  app.post(path, async (request, reply) => {
    const interaction = await findInteraction(rooms, request, reply)
    if (!interaction) return refuse(reply, rooms.title, OVER)
    const chosen = choice.safeParse(request.body)
    if (!chosen.success || !isSame(chosen.data.token, tokenFor(interaction)))
      return refuse(reply, rooms.title, 'This was not sent from the sign-in page.')
    const result = await resultOf(chosen.data, interaction, rooms)
    if (!result) return refuse(reply, rooms.title, 'There is no such account.')
    const provider = await rooms.provider()
    const next = await provider.interactionResult(request.raw, reply.raw, result)
    await leaveOther(provider, interaction, result)
    return reply.redirect(next, 303)
  })
}

const OVER = 'This sign-in is over, or it began in another browser.'

/** The one that this browser began: its cookie has to say so. */
async function findInteraction(
  { provider }: SignInRoutes,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Interaction | undefined> {
  const opened = await provider()
  return opened.interactionDetails(request.raw, reply.raw).catch(() => undefined)
}

async function resultOf(
  { account: id = '', cancel }: z.infer<typeof choice>,
  interaction: Interaction,
  { accounts, provider }: SignInRoutes,
): Promise<InteractionResults | undefined> {
  if (cancel) return { error: 'access_denied', error_description: 'The person cancelled the sign-in.' }
  const account = accounts.find(id)
  return account && signIn(await provider(), interaction, account)
}

async function signIn(
  provider: Provider,
  { params }: Interaction,
  { id }: Account,
): Promise<InteractionResults> {
  const { client_id: clientId, scope } = parameters.parse(params)
  const grant = new provider.Grant({ accountId: id, clientId })
  grant.addOIDCScope(scope)
  return { select_account: {}, login: { accountId: id }, consent: { grantId: await grant.save() } }
}

/** Whoever else was signed in in this browser is not any more; otherwise the package would show a page of its own. */
async function leaveOther(
  provider: Provider,
  { session: before }: Interaction,
  { login }: InteractionResults,
): Promise<void> {
  if (!before || !login || before.accountId === login.accountId) return
  const session = await provider.Session.findByUid(before.uid)
  if (!session) return
  session.accountId = undefined
  session.authorizations = undefined
  await session.persist()
}

const originOf = ({ params }: Interaction): string => new URL(parameters.parse(params).redirect_uri).origin

const refuse = (reply: FastifyReply, title: string, why: string): FastifyReply =>
  reply.code(400).headers(pageHeaders()).send(renderProblem(title, why))

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
