import { commandTable } from '../../src/commands.ts'
import type { Actor, Person } from '../../src/domain/actor.ts'
import type { BulkPreview } from '../../src/domain/draft-outcomes.ts'
import { asDeliveryId } from '../../src/domain/ids.ts'
import type { Team } from '../../src/domain/team.ts'
import type { FileOpening, PickedFile } from '../../src/platforms/platform.ts'
import type { Caller } from '../../src/usecases/caller.ts'
import type { Deps } from '../../src/usecases/deps.ts'
import { type BulkAsk, draftBulk } from '../../src/usecases/draft-bulk.ts'
import { createFakePlatform } from '../fakes/platform.ts'
import { withoutLinks } from '../fakes/without-links.ts'
import { ann, type Rig, team } from '../jobs/rig.ts'

export type Wish = {
  readonly team?: Team
  readonly by?: Actor
  readonly delivery?: string
  /** Who is in the chat, by id; nobody else is. */
  readonly chat?: Readonly<Record<string, Partial<Person>>>
  readonly file?: FileOpening
}

/** Ann is an owner; a mention is `<@id>`. */
export function depsFor(rig: Rig, { chat = {}, file }: Wish = {}): Deps {
  const fake = createFakePlatform('chat', chat)
  const platform = {
    ...fake,
    findPerson: async (actor: Actor) => (actor.id in chat ? fake.findPerson(actor) : undefined),
    readMention: async (word: string) => {
      const [, id] = /^<@(\w+)>$/.exec(word) ?? []
      return id === undefined ? undefined : { platform: 'chat', id }
    },
    openFile: async (): Promise<FileOpening> => file ?? { kind: 'refused', reason: 'gone' },
  }
  return {
    ...rig.deps,
    ...withoutLinks,
    platforms: new Map([['chat', platform]]),
    owners: [ann],
    commands: commandTable,
    settle: async () => {},
  }
}

let deliveries = 0

export function callerFor({ by = ann, team: of = team, delivery }: Wish = {}): Caller {
  deliveries += 1
  return {
    actor: by,
    name: by.id,
    place: { platform: 'chat', isDirect: true },
    team: of,
    delivery: asDeliveryId(delivery ?? `d${deliveries}`),
  }
}

/** Everybody who speaks in a test. */
export const CREW = { ann: {}, bob: {} }

export const draft = (rig: Rig, ask: Partial<BulkAsk>, wish: Wish = {}) =>
  draftBulk(depsFor(rig, { chat: CREW, ...wish }), callerFor(wish), { actors: [], ...ask })

/** A list that can be read; throws for any other. */
export async function drafted(rig: Rig, list: string, wish: Wish = {}): Promise<BulkPreview> {
  const outcome = await draft(rig, { list }, wish)
  if (outcome.kind !== 'preview') throw new Error(`It was ${outcome.kind}`)
  return outcome
}

/** "2 new", "1 duplicate". */
export const countsIn = ({ groups }: BulkPreview): readonly string[] =>
  groups.map(({ verdict, rows }) => `${rows} ${verdict}`)

export const aFile = (name: string): PickedFile => ({ name, bytes: 1, handle: name })

/** As it arrives. */
export async function* bytes(...parts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield new TextEncoder().encode(part)
}
