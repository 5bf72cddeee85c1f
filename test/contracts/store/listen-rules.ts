import { expect } from 'vitest'
import type { Store } from '../../../src/store/store.ts'
import type { StoreRules } from './rules.ts'
import { at, invitationWith, keep } from './samples.ts'

/** How often the listener was called since it was last asked. */
async function listen(
  store: Store,
): Promise<{ readonly heard: () => number; readonly stop: () => Promise<void> }> {
  let calls = 0
  const stop = await store.hearEffects(() => {
    calls += 1
  })
  return {
    stop,
    heard: () => {
      const heard = calls
      calls = 0
      return heard
    },
  }
}

export const listenRules: StoreRules = {
  'whoever listens hears of a new effect once it is committed, and not before': async ({ store }) => {
    const { heard, stop } = await listen(store)
    const invitation = invitationWith()
    await keep(store, invitation)
    heard()
    await store.transaction(async (tx) => {
      await tx.enqueue({ kind: 'send', invitation: invitation.id }, at(0))
      await tx.enqueue({ kind: 'watch', invitation: invitation.id }, at(0))
      expect(heard()).toBe(0)
    })
    expect(heard()).toBe(1)
    await stop()
  },

  'what was taken back is no news, nor is what changes no effect': async ({ store }) => {
    const { heard, stop } = await listen(store)
    const invitation = invitationWith()
    await keep(store, invitation)
    heard()
    const failing = store.transaction(async (tx) => {
      await tx.enqueue({ kind: 'send', invitation: invitation.id }, at(0))
      throw new Error('not after all')
    })
    await expect(failing).rejects.toThrow('not after all')
    await store.transaction((tx) => tx.saveInvitation({ ...invitation, status: 'joining' }))
    expect(heard()).toBe(0)
    await stop()
  },

  'what is to run sooner than it was is news': async ({ store }) => {
    const invitation = invitationWith()
    await keep(store, invitation)
    const id = await store.transaction((tx) => tx.enqueue({ kind: 'send', invitation: invitation.id }, at(0)))
    await store.transaction((tx) =>
      tx.retryEffect(id, { dueAt: at(600), problem: 'not_answering', isUndone: true }),
    )
    const { heard, stop } = await listen(store)
    heard()
    await store.transaction((tx) => tx.hurryEffects('not_answering', at(1)))
    expect(heard()).toBe(1)
    await store.transaction((tx) => tx.reviveEffect(id, at(1)))
    expect(heard()).toBe(1)
    await stop()
  },

  'who has stopped listening hears no more': async ({ store }) => {
    const { heard, stop } = await listen(store)
    await stop()
    heard()
    const invitation = invitationWith()
    await keep(store, invitation)
    await store.transaction((tx) => tx.enqueue({ kind: 'send', invitation: invitation.id }, at(0)))
    expect(heard()).toBe(0)
  },
}
