import { doors } from './attempts/doors.ts'
import { invitationPages } from './attempts/invitation-pages.ts'
import { pages } from './attempts/pages.ts'
import { tokens } from './attempts/tokens.ts'
import { openStage, openStageAt, openStageWithPages } from './stage.ts'
import { tried } from './tried.ts'

tried('At the door of Slack', doors, () => openStage({ slackMode: 'http' }))
tried('On the link pages, and with tokens', [...pages, ...tokens], () => openStageAt('zenml'))
tried('On the pages of invitations', invitationPages, () => openStageWithPages())
