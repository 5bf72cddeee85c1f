import { refuse } from '../api-error.ts'
import { type Answered, answerInteraction } from '../interactions/answer.ts'
import { deleteAnswer, editAnswer, findAnswer, followUp } from '../interactions/webhook.ts'
import type { State } from '../model.ts'
import { messagePayload } from '../payloads/message-payload.ts'
import { FLAG, hasFlag } from '../protocol.ts'
import { type Call, LIMIT, noContent, ok, type Reply, type Route, route } from './route.ts'

const WEBHOOK = '/webhooks/{webhook}/{token}'

/** Answers and follow-ups: the path's token is their only key. */
export const interactionRoutes = (state: State): Route[] => [
  route('POST /interactions/{interaction}/{token}/callback', {
    limit: LIMIT.callback,
    needsToken: false,
    run: (call) => callback(state, call),
  }),
  webhook(`POST ${WEBHOOK}`, state, ({ param, body, files }) =>
    ok(messagePayload(state, followUp(state, param('token'), { body, files }))),
  ),
  webhook(`GET ${WEBHOOK}/messages/{message}`, state, (call) =>
    ok(messagePayload(state, findAnswer(state, referenceOf(call)))),
  ),
  webhook(`PATCH ${WEBHOOK}/messages/{message}`, state, (call) => {
    const { body, files } = call
    return ok(messagePayload(state, editAnswer(state, { ...referenceOf(call), body, files })))
  }),
  webhook(`DELETE ${WEBHOOK}/messages/{message}`, state, (call) => {
    deleteAnswer(state, referenceOf(call))
    return noContent
  }),
]

const webhook = (name: string, { application }: State, run: Route['run']): Route =>
  route(name, {
    limit: LIMIT.webhook,
    needsToken: false,
    run: (call) => {
      if (call.param('webhook') !== application.id) throw refuse.unknownWebhook()
      return run(call)
    },
  })

const referenceOf = ({ param }: Call) => ({ token: param('token'), message: param('message') })

function callback(state: State, { param, query, body, files }: Call): Reply {
  const answered = answerInteraction(state, param('interaction'), { token: param('token'), body, files })
  return query.get('with_response') === 'true' ? ok(callbackResponse(state, answered)) : noContent
}

/** A deferred answer counts as the message it becomes. */
const RESOURCE: Readonly<Record<number, number>> = { 4: 4, 5: 4, 6: 7, 7: 7 }

/** Source: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-callback-interaction-callback-response-object */
function callbackResponse(state: State, { interaction, type, message }: Answered): unknown {
  const shown = message && {
    response_message_id: message.id,
    response_message_loading: hasFlag(message.flags, FLAG.loading),
    response_message_ephemeral: message.onlyFor !== undefined,
  }
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      channel_id: interaction.channel,
      ...shown,
    },
    ...(message && { resource: { type: RESOURCE[type], message: messagePayload(state, message) } }),
  }
}
