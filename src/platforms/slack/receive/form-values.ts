import type { Picked, PickedFile } from '../../platform.ts'
import { type FilledBy, fileHandle } from '../file-handle.ts'
import { slackActor } from '../ids.ts'
import type { FieldState, SubmissionPayload } from './payloads.ts'
import { decode } from './tokens.ts'

type Values = SubmissionPayload['view']['state']['values']

/** What was filled in, by field name; empty fields are left out, but people are always a {@link Picked}. */
export function formValues(values: Values, by: FilledBy): Readonly<Record<string, unknown>> {
  const fields = Object.entries(values).map(([name, block]) => [name, fieldValue(block, by)] as const)
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
}

function fieldValue(block: Record<string, FieldState>, by: FilledBy): unknown {
  const state = Object.values(block)[0]
  if (state?.selected_users) return picked(state.selected_users, by.team)
  if (state?.files) return pickedFile(state.files, by)
  if (state?.value) return decode(state.value)
  return state?.selected_option?.value ?? undefined
}

const picked = (users: readonly string[], team: string): Picked => ({
  actors: users.map((user) => slackActor(team, user).id),
  emails: [],
  unreadable: [],
})

/** Of another company's files Slack tells nothing but the id here. */
function pickedFile([file]: NonNullable<FieldState['files']>, by: FilledBy): PickedFile | undefined {
  return file && { name: file.name || file.id, bytes: file.size ?? 0, handle: fileHandle(by, file.id) }
}
