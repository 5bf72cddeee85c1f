import { RESTJSONErrorCodes } from 'discord.js'
import type { Answer } from '../../../views/view.ts'
import type { Responder } from '../../platform.ts'
import { insist } from '../insist.ts'
import { asError, readTrouble } from '../trouble.ts'
import type { Way } from './way.ts'

/** Milliseconds after which Discord is told "received", well before its 3 s. */
const GUARD_MS = 2000

/** Acknowledges in time, never before the interaction is kept, and answers by whichever way is then open. */
export function createResponder(way: Way): Responder {
  let isKept = false
  let isDue = false
  let isAnswered = false
  let acknowledged: Promise<unknown> | undefined

  const acknowledgeIfDue = () => {
    if (!isKept || !isDue || isAnswered) return
    acknowledged ??= insist(() => way.acknowledge())
    // Whoever answers hears of it.
    acknowledged.catch(() => undefined)
  }
  const guard = setTimeout(() => {
    isDue = true
    acknowledgeIfDue()
  }, GUARD_MS)

  return {
    kept: () => {
      isKept = true
      acknowledgeIfDue()
    },
    answer: async (answer) => {
      if (isAnswered) throw new Error('this interaction was answered before')
      clearTimeout(guard)
      isAnswered = true
      try {
        if (isLarge(answer)) acknowledged ??= insist(() => way.acknowledge())
        await acknowledged
        await insist(() => (acknowledged ? way.late(answer) : way.first(answer)))
      } catch (error) {
        const trouble = readTrouble(error)
        // Another process heard it too and was faster: the person has their answer.
        if (trouble.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) return
        throw asError('take an answer', trouble)
      }
    },
  }
}

/** A file may take longer to get to Discord than Discord waits for a first answer. */
const isLarge = (answer: Answer): boolean => answer.kind === 'personal' && answer.file !== undefined
