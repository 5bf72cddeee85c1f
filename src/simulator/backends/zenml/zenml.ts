import type { FastifyInstance } from 'fastify'
import { serve } from '../serve.ts'
import type { StandIn } from '../stand-in.ts'
import { addErrors } from './api-error.ts'
import { createState, type ZenmlOptions } from './create-state.ts'
import type { State } from './model.ts'
import { addAssignmentRoutes } from './routes/assignment-routes.ts'
import { addInvitationRoutes } from './routes/invitation-routes.ts'
import { addLoginRoutes } from './routes/login-routes.ts'
import { addMemberRoutes } from './routes/member-routes.ts'
import { addOrganizationRoutes } from './routes/organization-routes.ts'
import { addOwnInvitationRoutes } from './routes/own-invitation-routes.ts'
import { createVendor } from './vendor.ts'

/**
 * A ZenML Pro control plane of one organization. Of the seven days that an invitation lives, and of every 402, 403, 404
 * and 409 here, public sources say at most that there is such a thing.
 * Source: https://docs.zenml.io/api-reference/pro-api/pro-api/organizations/invitations
 */
export async function startZenml(options: ZenmlOptions): Promise<StandIn> {
  const { state, bot } = createState(options)
  const { url, ...served } = await serve((app) => addRoutes(app, state))
  return {
    ...served,
    name: 'zenml',
    url,
    environment: {
      USHER_BACKEND: 'zenml',
      ZENML_ORGANIZATION_ID: state.organization.id,
      ZENML_API_KEY: bot.key,
      ZENML_API_URL: url.origin,
    },
    vendor: createVendor(state),
  }
}

function addRoutes(app: FastifyInstance, state: State): void {
  addErrors(app)
  addLoginRoutes(app, state)
  addOrganizationRoutes(app, state)
  addInvitationRoutes(app, state)
  addMemberRoutes(app, state)
  addAssignmentRoutes(app, state)
  addOwnInvitationRoutes(app, state)
}
