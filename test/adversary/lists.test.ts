import { listFiles } from './attempts/list-files.ts'
import { lists } from './attempts/lists.ts'
import { listsLate } from './attempts/lists-late.ts'
import { openStage } from './stage.ts'
import { tried } from './tried.ts'

tried(
  'Lists of people that others gave, or that are not theirs to give',
  [...lists, ...listsLate, ...listFiles],
  () => openStage(),
)
