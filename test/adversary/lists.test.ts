import { lists } from './attempts/lists.ts'
import { openStage } from './stage.ts'
import { tried } from './tried.ts'

tried('Lists of people that others gave, or that are not theirs to give', lists, () => openStage())
