import { z } from 'zod'
import { Refusal, refusalWithMessages } from '../refusal.ts'
import { requireScope } from '../scopes.ts'
import { block } from './blocks.ts'
import { repeatedIds } from './check.ts'
import { LIMITS } from './limits.ts'
import { plainText } from './objects.ts'
import { describeIssues } from './problems.ts'

const shared = {
  blocks: z.array(block).max(LIMITS.blocksInView),
  private_metadata: z.string().max(LIMITS.privateMetadata).default(''),
  callback_id: z.string().max(LIMITS.id).default(''),
  external_id: z.string().max(LIMITS.id).default(''),
}

const modal = z
  .strictObject({
    type: z.literal('modal'),
    ...shared,
    title: plainText(LIMITS.viewTitle),
    submit: plainText(LIMITS.viewTitle).optional(),
    close: plainText(LIMITS.viewTitle).optional(),
    clear_on_close: z.boolean().default(false),
    notify_on_close: z.boolean().default(false),
    submit_disabled: z.boolean().default(false),
  })
  .refine((one) => one.submit || one.blocks.every(({ type }) => type !== 'input'), {
    error: 'submit is required when an input block is within the blocks array',
    path: ['submit'],
  })

const home = z.strictObject({ type: z.literal('home'), ...shared })

export type ModalContent = z.infer<typeof modal>
export type HomeContent = z.infer<typeof home>

/**
 * Throws `invalid_arguments`, with the places, `view_too_large`, or `missing_scope` where files are to be given to an
 * app that may not read them.
 */
export function checkModal(raw: unknown, granted: readonly string[]): ModalContent {
  const content = check(modal, raw)
  if (content.blocks.some((one) => one.type === 'input' && one.element.type === 'file_input'))
    requireScope(granted, ['files:read'])
  return content
}

export const checkHome = (raw: unknown): HomeContent => check(home, raw)

function check<Content extends ModalContent | HomeContent>(
  schema: z.ZodType<Content>,
  raw: unknown,
): Content {
  if (Buffer.byteLength(JSON.stringify(raw) ?? '') > LIMITS.view) throw new Refusal('view_too_large')
  const parsed = schema.safeParse(raw)
  if (!parsed.success)
    throw refusalWithMessages('invalid_arguments', describeIssues(raw, parsed.error.issues, '/view'))
  const repeated = repeatedIds(parsed.data.blocks, '/view/blocks')
  if (repeated.length > 0) throw refusalWithMessages('invalid_arguments', repeated)
  return parsed.data
}
