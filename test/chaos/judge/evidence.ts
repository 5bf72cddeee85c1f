import type { AuditEntry } from '../../../src/domain/audit.ts'
import { subjectOf } from '../../../src/domain/effect.ts'
import { asTeamId } from '../../../src/domain/ids.ts'
import type { Invitation, InvitationStatus } from '../../../src/domain/invitation.ts'
import type { KeptEffect, Store } from '../../../src/store/store.ts'
import { type Deed, type Ending, type Life, offersOf, pressable } from '../stage/life.ts'
import type { PlatformName } from '../stage/people.ts'
import type { Stage } from '../stage/stage.ts'
import type { Album } from './album.ts'

/** What is to be found of one invitation when all is over, by those who saw it happen. */
export type Evidence = {
  readonly name: string
  readonly ending: Ending
  /** What the platforms took from people, and nobody was told that it came to nothing. */
  readonly taken: readonly Deed[]
  /** Of the ledger. */
  readonly statuses: readonly InvitationStatus[]
  /** Where the team lives. */
  readonly isMember: boolean
  readonly isInvited: boolean
  /** By its own count: what was done there, and how often. */
  readonly done: Readonly<Record<string, number>>
  /** What the invitee has in their direct messages. */
  readonly messages: readonly Shown[]
  /** The keeper was told in words that it came to nothing. */
  readonly isRefused: boolean
  /** What the bot itself noted about it, for whoever looks for the reason. */
  readonly trail: readonly string[]
}

export type Shown = {
  readonly platform: PlatformName
  readonly text: string
  /** As it came; absent for what nobody saw come. */
  readonly first?: string
  /** What the platform knows it by, if it came twice. */
  readonly mark?: string
  readonly buttons: readonly string[]
}

/** What keepers have in their direct messages. */
export type Noticed = { readonly keeper: string; readonly messages: readonly Shown[] }

const TEAM = asTeamId('main')

export type Witnesses = {
  readonly stage: Stage
  readonly lives: readonly Life[]
  readonly album: Album
  readonly store: Store
}

/** The store is read once the bot is gone; everything else is what twins and stand-in say. */
export async function gather({ stage, lives, album, store }: Witnesses): Promise<Evidence[]> {
  album.look(lives)
  const ledger = await readLedger(store)
  const there = stage.standIn
    ? await askVendor(stage.standIn.vendor)
    : await askEmbedded(store, ledger, stage.clock.now())
  return lives.map((life) => {
    const { name, email } = life.invitee
    const own = ledger.invitations.filter(({ invitee }) => invitee.name === name || invitee.email === email)
    return {
      name,
      ending: life.ending,
      taken: [...life.taken],
      statuses: own.map(({ status }) => status),
      ...there(life, own),
      messages: messagesOf(stage, life, album),
      isRefused: isRefused(stage, life),
      trail: trailOf(ledger, own),
    }
  })
}

type Ledger = {
  readonly invitations: readonly Invitation[]
  readonly audit: readonly AuditEntry[]
  readonly effects: readonly KeptEffect[]
}

const readLedger = (store: Store): Promise<Ledger> =>
  store.transaction(async (tx) => {
    const { invitations } = await tx.listInvitations({ team: TEAM, limit: 100_000, offset: 0 })
    const effects = await tx.listEffects({ limit: 100_000 })
    return { invitations, audit: await tx.listAudit({ team: TEAM }), effects }
  })

function trailOf({ audit, effects }: Ledger, own: readonly Invitation[]): string[] {
  const isOwn = (id: string | undefined) => own.some((one) => one.id === id)
  return [
    ...audit
      .filter(({ invitation }) => isOwn(invitation))
      .map(({ at, action, decision, reason = '' }) => `${at.toISOString()} ${action} ${decision} ${reason}`),
    ...effects
      .filter(({ work }) => isOwn(subjectOf(work)))
      .map(({ work, isParked, problem = '', dueAt }) => {
        const how = isParked ? 'parked' : `due at ${dueAt.toISOString()}`
        return `${work.kind} ${how} ${problem}`
      }),
  ]
}

type There = (life: Life, own: readonly Invitation[]) => Pick<Evidence, 'isMember' | 'isInvited' | 'done'>

async function askVendor(vendor: NonNullable<Stage['standIn']>['vendor']): Promise<There> {
  const [members, invitations] = await Promise.all([vendor.members(), vendor.invitations()])
  return ({ invitee: { email } }) => ({
    isMember: members.some((seat) => seat.email === email),
    isInvited: invitations.some((seat) => seat.email === email),
    done: {
      sent: vendor.mailsTo(email),
      joined: members.filter((seat) => seat.email === email).length,
    },
  })
}

/** Usher's own tables are the backend there. */
async function askEmbedded(store: Store, { audit }: Ledger, now: Date): Promise<There> {
  const [members, offers] = await store.transaction(async (tx) => [
    await tx.embedded.listMemberships({ team: TEAM, limit: 100_000, offset: 0 }),
    await tx.embedded.listPendingOffers(TEAM),
  ])
  return ({ invitee: { name } }, own) => {
    const noted = audit.filter(({ invitation }) => own.some(({ id }) => id === invitation))
    const count = (action: string) => noted.filter((entry) => entry.action === action).length
    const joined = members.filter((member) => member.name === name).length
    return {
      isMember: joined > 0,
      isInvited: offers.some((offer) => offer.name === name && offer.expiresAt > now),
      done: {
        sent: count('invitation.sent') + count('invitation.resent'),
        joined: Math.max(joined, count('invitation.joined')),
        declined: count('invitation.declined'),
        revoked: count('invitation.revoked'),
        expired: count('invitation.expired'),
      },
    }
  }
}

/** By two ways: all that one sees there, and what the platform knows of those that came by themselves. */
function messagesOf(stage: Stage, { invitee }: Life, album: Album): Shown[] {
  return offersOf(stage, invitee).map(({ platform, message: { id, text, controls } }) => {
    const sent = stage[platform].messagesTo(invitee.handle).find((message) => message.id === id)
    const first = album.firstOf(platform, id)
    return {
      platform,
      text,
      buttons: ['Accept', 'Decline'].filter((label) => pressable({ controls }, label)),
      ...(sent?.mark !== undefined && { mark: sent.mark }),
      ...(first !== undefined && { first }),
    }
  })
}

const REFUSED = /could not be invited|cannot be invited|is perhaps invited|could not join/

const isRefused = (stage: Stage, { invitee, keeper }: Life): boolean =>
  (['slack', 'discord'] as const).some((platform) =>
    stage[platform]
      .screen(keeper)
      .channels.some(({ messages }) =>
        messages.some(({ text }) => text.includes(invitee.name) && REFUSED.test(text)),
      ),
  )

/** What keepers were told about all of it, in direct messages. */
export const gatherNotices = (stage: Stage, keepers: readonly string[]): readonly Noticed[] =>
  keepers.map((keeper) => ({
    keeper,
    messages: (['slack', 'discord'] as const).flatMap((platform) =>
      stage[platform].messagesTo(keeper).map((message) => ({ ...message, platform, buttons: [] })),
    ),
  }))
