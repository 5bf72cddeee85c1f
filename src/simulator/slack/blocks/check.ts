import { z } from 'zod'
import { refusalWithMessages } from '../refusal.ts'
import { type Block, block, elementsOf } from './blocks.ts'
import { LIMITS } from './limits.ts'
import { describeIssues } from './problems.ts'

const messageBlocks = z.array(block).max(LIMITS.blocksInMessage)

/** Blocks of a message as Slack keeps them, ids filled in. Throws the refusal `invalid_blocks`. */
export function checkBlocks(raw: unknown): readonly Block[] {
  if (!Array.isArray(raw)) throw refusalWithMessages('invalid_blocks_format', [])
  const { data, error } = messageBlocks.safeParse(raw)
  if (!data) throw refusalWithMessages('invalid_blocks', describeIssues(raw, error.issues, '/blocks'))
  const repeated = repeatedIds(data, '/blocks')
  if (repeated.length > 0) throw refusalWithMessages('invalid_blocks', repeated)
  if (markdownLength(data) > LIMITS.markdownText) throw refusalWithMessages('msg_blocks_too_long', [])
  return data
}

/** Messages about block ids used twice, and action ids used twice in one block. */
export function repeatedIds(blocks: readonly Block[], root: string): readonly string[] {
  const ofBlocks = repeats(blocks.map(({ block_id }) => block_id)).map(
    ({ id, at }) => `[ERROR] block_id "${id}" already exists [json-pointer:${root}/${at}/block_id]`,
  )
  const ofActions = blocks.flatMap((one, position) =>
    repeats(elementsOf(one).map(({ action_id }) => action_id)).map(
      ({ id, at }) =>
        `[ERROR] action_id "${id}" already exists for block_id "${one.block_id}"` +
        ` [json-pointer:${root}/${position}/elements/${at}/action_id]`,
    ),
  )
  return [...ofBlocks, ...ofActions]
}

const repeats = (ids: readonly string[]) =>
  ids.map((id, at) => ({ id, at })).filter(({ id, at }) => ids.indexOf(id) !== at)

const markdownLength = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, one) => sum + (one.type === 'markdown' ? one.text.length : 0), 0)
