import { forgedForms, forgedSearches } from './attempts/forged-forms.ts'
import { tooHigh, tooLow } from './attempts/too-low.ts'
import { openStage } from './stage.ts'
import { tried } from './tried.ts'

tried('Commands, forms and searches', [...tooLow, ...tooHigh, ...forgedForms, ...forgedSearches], () =>
  openStage(),
)
