import { z } from 'zod'
import type { SettingSpec } from '../backend-kind.ts'

export const settings: readonly SettingSpec[] = [
  {
    key: 'organization',
    variable: 'ZENML_ORGANIZATION_ID',
    description: 'The id of the organization, from the address of its settings page at cloud.zenml.io.',
    kind: 'uuid',
  },
  {
    key: 'apiKey',
    variable: 'ZENML_API_KEY',
    description:
      'The key of a service account that is Organization Admin, from Settings, Service accounts at cloud.zenml.io.',
    kind: 'secret',
  },
  {
    key: 'apiUrl',
    variable: 'ZENML_API_URL',
    description: 'Where the control plane answers, if you host it yourself.',
    kind: 'url',
    default: 'https://cloudapi.zenml.io',
  },
]

const read = z.object({
  organization: z.string(),
  apiKey: z.string(),
  apiUrl: z.string().transform((url) => new URL(url)),
})

export type ZenmlSettings = z.infer<typeof read>

export const readSettings = (values: Readonly<Record<string, string>>): ZenmlSettings => read.parse(values)
