import { describe } from 'vitest'
import { backendContract } from '../../contracts/backend-contract.ts'
import { openTrieve } from './open-trieve.ts'

describe('Trieve', () => {
  backendContract(openTrieve)
})
