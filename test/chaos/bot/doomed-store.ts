import type { EffectKind } from '../../../src/domain/effect.ts'
import type { EffectId } from '../../../src/domain/ids.ts'
import type { Store, Transaction } from '../../../src/store/store.ts'
import type { Doom } from './doom.ts'

/** Every transaction that takes up, ends or asks for an effect, or is about an interaction, has two points to die at. */
export function doomedStore(store: Store, { pass }: Doom): Store {
  const kinds = new Map<EffectId, EffectKind>()
  return {
    ...store,
    transaction: async (work) => {
      const steps = new Set<string>()
      const value = await store.transaction(async (tx) => {
        const made = await work(noting(tx, { steps, kinds }))
        for (const step of steps) pass(`${step}: before the commit`)
        return made
      })
      for (const step of steps) pass(`${step}: after the commit`)
      return value
    },
  }
}

type Notes = { readonly steps: Set<string>; readonly kinds: Map<EffectId, EffectKind> }

function noting(tx: Transaction, notes: Notes): Transaction {
  return { ...tx, ...effectsOf(tx, notes), ...interactionsOf(tx, notes) }
}

function effectsOf(tx: Transaction, { steps, kinds }: Notes): Partial<Transaction> {
  const note = (what: string, id: EffectId) => steps.add(`${what} ${kinds.get(id) ?? 'effect'}`)
  return {
    enqueue: (work, dueAt, urgency) => {
      steps.add(`ask for ${work.kind}`)
      return tx.enqueue(work, dueAt, urgency)
    },
    claimEffects: async (claim) => {
      const effects = await tx.claimEffects(claim)
      for (const { id, work } of effects) {
        kinds.set(id, work.kind)
        steps.add(`claim ${work.kind}`)
      }
      return effects
    },
    finishEffect: (id) => {
      note('finish', id)
      return tx.finishEffect(id)
    },
    retryEffect: (id, retry) => {
      note('put off', id)
      return tx.retryEffect(id, retry)
    },
    parkEffect: (id, problem) => {
      note('park', id)
      return tx.parkEffect(id, problem)
    },
  }
}

function interactionsOf(tx: Transaction, { steps }: Notes): Partial<Transaction> {
  return {
    keepInteraction: (interaction) => {
      steps.add('keep an interaction')
      return tx.keepInteraction(interaction)
    },
    markInteractionAnswered: (id) => {
      steps.add('note its answer')
      return tx.markInteractionAnswered(id)
    },
    claimUnansweredInteraction: async (claim) => {
      const found = await tx.claimUnansweredInteraction(claim)
      if (found) steps.add('recover an interaction')
      return found
    },
  }
}
