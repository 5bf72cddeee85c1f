import type { Platform } from '../../../src/platforms/platform.ts'
import type { Store } from '../../../src/store/store.ts'

// What a bot could do wrong, for trying out whether the rig sees it.

/** Each message goes out twice, under two names, and none is ever revised. */
export const carelessPlatform = (platform: Platform): Platform => ({
  ...platform,
  deliver: async (to, view, attempt) => {
    await platform.deliver(to, view, { ...attempt, nonce: `${attempt.nonce} again` })
    return platform.deliver(to, view, attempt)
  },
  revise: async () => ({ kind: 'revised' }),
})

/** Nobody who says yes is ever joined: the effect is taken for done. */
export const forgetfulStore = (store: Store): Store => ({
  ...store,
  transaction: (work) =>
    store.transaction((tx) =>
      work({
        ...tx,
        claimEffects: async (claim) => {
          const effects = await tx.claimEffects(claim)
          const forgotten = effects.filter((effect) => effect.work.kind === 'accept')
          for (const { id } of forgotten) await tx.finishEffect(id)
          return effects.filter((effect) => !forgotten.includes(effect))
        },
      }),
    ),
})
