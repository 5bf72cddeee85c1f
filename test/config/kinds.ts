import type { BackendKind, SettingSpec } from '../../src/backends/backend-kind.ts'
import { facts } from '../../src/backends/embedded/facts.ts'

/** Made up, so that the tables hold whatever backends there are. */
export const kinds: readonly BackendKind[] = [
  kindOf('house', 'House', []),
  kindOf('acme', 'Acme', [
    {
      key: 'apiKey',
      variable: 'ACME_API_KEY',
      kind: 'secret',
      description: 'An API key of an admin, from Settings, API Keys.',
    },
    {
      key: 'project',
      variable: 'ACME_PROJECT_ID',
      kind: 'uuid',
      description: "The project's id, from its address.",
    },
    {
      key: 'apiUrl',
      variable: 'ACME_API_URL',
      kind: 'url',
      description: 'Another region.',
      default: 'https://api.acme.example',
    },
  ]),
  kindOf('guild', 'Guild', [
    {
      key: 'token',
      variable: 'GUILD_TOKEN',
      kind: 'secret',
      description: 'A token of the one hall it opens',
    },
    { key: 'motto', variable: 'GUILD_MOTTO', kind: 'text', description: 'A motto', default: '' },
  ]),
]

function kindOf(name: string, title: string, settings: readonly SettingSpec[]): BackendKind {
  const connect = () => {
    throw new Error('nobody connects in these tests')
  }
  return { facts: { ...facts, name, title }, notes: [], settings, connect }
}

export const PROJECT = '01234567-89ab-cdef-0123-456789abcdef'
