import type { Effect } from '../../../src/domain/effect.ts'
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

const isForgotten = ({ id, work: { kind }, urgency }: Effect): boolean =>
  kind === 'accept' || (kind === 'send' && urgency === 'bulk' && id.charCodeAt(id.length - 1) % 2 === 0)

/** Nobody who says yes is ever joined, and of a list not everybody is invited: the effect is taken for done. */
export const forgetfulStore = (store: Store): Store => ({
  ...store,
  transaction: (work) =>
    store.transaction((tx) =>
      work({
        ...tx,
        claimEffects: async (claim) => {
          const effects = await tx.claimEffects(claim)
          const forgotten = effects.filter(isForgotten)
          for (const { id } of forgotten) await tx.finishEffect(id)
          return effects.filter((effect) => !forgotten.includes(effect))
        },
      }),
    ),
})
