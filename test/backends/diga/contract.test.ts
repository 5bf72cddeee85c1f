import { describe } from 'vitest'
import { backendContract } from '../../contracts/backend-contract.ts'
import { openDiga } from './open-diga.ts'

describe('Diga', () => {
  backendContract(openDiga)
})
