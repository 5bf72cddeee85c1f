import { expect, it } from 'vitest'
import { formValues } from '../../../src/platforms/slack/receive/form-values.ts'
import { submissionPayload } from '../../../src/platforms/slack/receive/payloads.ts'

const valuesOf = (state: object): unknown => {
  const payload = submissionPayload.parse({
    type: 'view_submission',
    user: { id: 'U1' },
    trigger_id: '1.2.3',
    view: {
      id: 'V1',
      callback_id: 'bulk',
      title: { text: 'Many at once' },
      state: { values: { list: { list: state } } },
    },
  })
  return formValues(payload.view.state.values, { team: 'T1', user: payload.user.id })
}

const csv = { id: 'F1', name: 'people.csv', size: 28, url_private_download: 'https://evil.example/' }

it.each([
  [
    'a file is known by its id and who gave it',
    { files: [csv] },
    { list: { name: 'people.csv', bytes: 28, handle: 'U1/F1' } },
  ],
  [
    "another company's file has no more than an id",
    { files: [{ id: 'F2', file_access: 'check_file_info' }] },
    { list: { name: 'F2', bytes: 0, handle: 'U1/F2' } },
  ],
  ['no file is nothing', { files: [] }, {}],
  ['nor is one that was never chosen', { files: null }, {}],
])('%s', (_, state, values) => {
  expect(valuesOf(state)).toEqual(values)
})
