import { codes } from './attempts/codes.ts'
import { late } from './attempts/late.ts'
import { otherPlaces, strangers } from './attempts/strangers.ts'
import { wrongPlace } from './attempts/wrong-place.ts'
import { openStage } from './stage.ts'
import { tried } from './tried.ts'

tried('Wrong people, wrong places', [...wrongPlace, ...strangers, ...otherPlaces], () => openStage())
tried('Too late, and codes of others', [...late, ...codes], () => openStage())
