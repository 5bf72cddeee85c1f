import { describe } from 'vitest'
import { backendContract } from '../../contracts/backend-contract.ts'
import { openZenml } from './open-zenml.ts'

describe('ZenML Pro', () => {
  backendContract(openZenml)
})
