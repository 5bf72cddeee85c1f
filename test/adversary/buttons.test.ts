import { detours } from './attempts/detours.ts'
import { forgedIds } from './attempts/forged-ids.ts'
import { otherTeam } from './attempts/other-team.ts'
import { othersButtons, ownCases } from './attempts/others-buttons.ts'
import { resends } from './attempts/resends.ts'
import { openStage } from './stage.ts'
import { tried } from './tried.ts'

tried(
  'Buttons that were shown to others, or to nobody',
  [...othersButtons, ...ownCases, ...otherTeam, ...detours, ...resends, ...forgedIds],
  () => openStage(),
)
