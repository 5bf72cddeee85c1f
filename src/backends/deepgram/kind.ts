import type { BackendKind } from '../backend-kind.ts'
import { createDeepgram } from './backend.ts'
import { facts } from './facts.ts'

export const deepgram = {
  facts,
  notes: [
    "Who is invited finishes in the mail that Deepgram sends; a decline takes the invitation back with the operator's API key.",
    'A resend and another role take the invitation back and make another: if the second fails, the first is gone.',
    'An API key can do what its maker may do in the project, and ends with their membership: give Usher a key of an owner who stays.',
    'Deepgram does not say whose an API key is, so nobody can link their account with one; who leaves does it with a key of their own.',
    'Deepgram does not say when its invitations end.',
  ],
  settings: [
    {
      key: 'project',
      variable: 'DEEPGRAM_PROJECT_ID',
      description: 'The id of the Deepgram project, as in the address of its pages in the console.',
      kind: 'uuid',
    },
    {
      key: 'apiKey',
      variable: 'DEEPGRAM_API_KEY',
      description: 'An API key of that project, made by an owner, with the permissions of an owner.',
      kind: 'secret',
    },
    {
      key: 'apiUrl',
      variable: 'DEEPGRAM_API_URL',
      description: 'Where the API of Deepgram is; other regions have their own.',
      kind: 'url',
      default: 'https://api.deepgram.com',
    },
  ],
  connect: createDeepgram,
} satisfies BackendKind
