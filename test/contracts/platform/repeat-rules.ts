import { describe, expect, it } from 'vitest'
import type { ApiFault } from '../../../src/simulator/twin.ts'
import { once, repeat } from '../../fakes/once.ts'
import { card, done, type PlatformRig, refOf, started } from './rig.ts'

/**
 * One direct message however often it is tried, and what an error says about it.
 * @param sending the calls by which a message is sent, as a fault names them
 */
export function repeatRules(open: () => Promise<PlatformRig>, sending: string): void {
  const fails = async (how: ApiFault['how']) => {
    const rig = await started(open)
    const { platform, member, twin } = rig
    twin.faults.fail({ call: sending, times: 1, how, ms: 1000 })
    return { ...rig, failure: platform.deliver(member, card, once('nonce-1')) }
  }

  describe('a direct message that is tried again', () => {
    it('is found where it arrived', async () => {
      const { platform, member, read } = await started(open)
      const ref = refOf(await platform.deliver(member, card, once('nonce-1')))
      expect(refOf(await platform.deliver(member, card, repeat('nonce-1')))).toEqual(ref)
      expect(read()).toHaveLength(1)
    })

    it('is found among others, and as it is by now', async () => {
      const { platform, member, read } = await started(open)
      const ref = refOf(await platform.deliver(member, card, once('nonce-1')))
      await platform.revise(ref, done)
      await platform.deliver(member, card, once('nonce-2'))
      expect(refOf(await platform.deliver(member, card, repeat('nonce-1')))).toEqual(ref)
      expect(read()).toHaveLength(2)
      expect(read()[0]).toContain('You are in')
    })

    it('is found without being sent', async () => {
      const { platform, member, read } = await started(open)
      const ref = refOf(await platform.deliver(member, card, once('nonce-1')))
      expect(await platform.find(member, card, 'nonce-1')).toEqual(ref)
      expect(await platform.find(member, card, 'nonce-2')).toBeUndefined()
      expect(read()).toHaveLength(1)
    })

    it('is sent where another one arrived and it did not', async () => {
      const { platform, member, read } = await started(open)
      await platform.deliver(member, card, once('nonce-1'))
      await platform.deliver(member, card, repeat('nonce-2'))
      expect(read()).toHaveLength(2)
    })

    it.each(['late_error', 'server_error', 'hung_up'] as const)('is there once after %s', async (how) => {
      const { platform, member, read, failure } = await fails(how)
      await expect(failure).rejects.toMatchObject({ name: 'PlatformUnavailable' })
      refOf(await platform.deliver(member, card, repeat('nonce-1')))
      expect(read()).toHaveLength(1)
    })
  })

  describe('an error', () => {
    it.each([
      ['done after all', 'late_error', false],
      ['not done', 'rate_limited', true],
    ] as const)('says whether it is certain that it was %s', async (_case, how, isUndone) => {
      const { failure } = await fails(how)
      await expect(failure).rejects.toMatchObject({ isUndone })
    })
  })
}
