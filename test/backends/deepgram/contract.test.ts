import { describe } from 'vitest'
import { backendContract } from '../../contracts/backend-contract.ts'
import { openDeepgram } from './open-deepgram.ts'

describe('Deepgram', () => {
  backendContract(openDeepgram)
})
