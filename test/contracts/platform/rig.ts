import { onTestFinished } from 'vitest'
import type { Actor } from '../../../src/domain/actor.ts'
import type { Delivery, MessageRef, Platform, Receive } from '../../../src/platforms/platform.ts'
import type { Twin } from '../../../src/simulator/twin.ts'
import type { View } from '../../../src/views/view.ts'
import { once } from '../../fakes/once.ts'
import { ignoreNews } from '../../fakes/platform.ts'

/** A platform that is connected to its twin, and people there. */
export type PlatformRig = {
  readonly platform: Platform
  /** What the platform is connected to. In its private channel `team-admins` are Ann, Bob, others of ours and the bot, but not Hana. */
  readonly twin: Twin
  readonly space: string
  /** A well-formed id that no channel has. */
  readonly nowhere: string
  /** The calls by which a channel is looked at, as a fault names them. */
  readonly looking: string
  /** A member who takes direct messages. */
  readonly member: Actor
  readonly bot: Actor
  /** A well-formed id that nobody has. */
  readonly nobody: Actor
  /** Everything with which this platform could be made to ping or to format, in one string. */
  readonly nasty: string
  /** What the member reads in the direct messages of the bot, oldest first. */
  readonly read: () => readonly string[]
  /** Where the links lead that the member sees there, by their words. */
  readonly links: () => readonly { readonly label: string; readonly url: string }[]
  /** What the bot's messages have pinged so far, however the twin writes it. */
  readonly pings: () => readonly string[]
  readonly close: () => Promise<void>
}

export const card: View = {
  tone: 'neutral',
  title: 'An invitation',
  buttons: [{ name: 'accept', subject: 'i1', label: 'Accept', look: 'primary' }],
}

export const done: View = { tone: 'good', title: 'You are in' }

/** Started, and stopped with the test. */
export async function started(open: () => Promise<PlatformRig>): Promise<PlatformRig> {
  const rig = await open()
  onTestFinished(async () => {
    await rig.platform.stop()
    await rig.close()
  })
  await rig.platform.start(ignore, ignoreNews)
  return rig
}

export const ignore: Receive = async () => {}

export async function delivered(platform: Platform, to: Actor, view: View): Promise<MessageRef> {
  return refOf(await platform.deliver(to, view, once('nonce-1')))
}

export function refOf(delivery: Delivery): MessageRef {
  if (delivery.kind !== 'delivered') throw new Error(`not delivered: ${delivery.reason}`)
  return delivery.ref
}
