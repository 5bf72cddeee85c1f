import { backendContract } from '../../contracts/backend-contract.ts'
import { openBetterAuth } from './open-better-auth.ts'

backendContract(openBetterAuth)
