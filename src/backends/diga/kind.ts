import type { BackendKind } from '../backend-kind.ts'
import { createDiga } from './backend.ts'
import { facts } from './facts.ts'

export const diga: BackendKind = {
  facts,
  notes: [
    'Diga keeps no list of pending invitations: what is listed was sent through Usher, and is looked up one by one.',
    'The API key decides the project, so each project needs a key of its own, with the permissions members.view, members.create, members.update and members.delete.',
    'Who accepts or leaves needs their own Diga token; a decline takes the invitation back with the API key.',
    'Where the answer to a send is lost there is no way to look, and it is never sent again by itself.',
    'A resend takes the invitation back and makes another: the link in the first mail is dead.',
  ],
  settings: [
    {
      key: 'project',
      variable: 'DIGA_PROJECT_ID',
      description: 'The id of the Diga project, as in the address of its pages.',
      kind: 'uuid',
    },
    {
      key: 'apiKey',
      variable: 'DIGA_API_KEY',
      description: 'An API key of that project that may view, create, update and delete members.',
      kind: 'secret',
    },
    {
      key: 'apiUrl',
      variable: 'DIGA_API_URL',
      description: 'Where the API of Diga is.',
      kind: 'url',
      default: 'https://api.diga.io',
    },
  ],
  connect: createDiga,
}
