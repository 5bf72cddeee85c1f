import type { Answer, TextFile, View } from '../../../views/view.ts'
import type { MessageRef } from '../../platform.ts'
import { deliver, revise } from '../deliver.ts'
import { shareFile } from '../share-file.ts'
import type { WayOut } from './way-out.ts'
import { withoutFile } from './words.ts'

type Personal = Extract<Answer, { kind: 'personal' }>

type Asked = {
  /** Shows something where they asked. */
  readonly show: (view: View) => Promise<void>
  /** The conversation that they look at there, if it is one. */
  readonly channel?: string | undefined
}

/**
 * Writes to them directly, because what is seen by one person alone in a channel is gone when they look away. Where that
 * cannot be done they see it where they asked, and where even that fails this throws.
 */
export async function answerPersonally(
  out: WayOut,
  { view, file, elsewhere }: Personal,
  { show, channel }: Asked,
): Promise<void> {
  const sent = await sendDirectly(out, view)
  if (!sent) return show(file ? withoutFile(view) : view)
  const isWhole = !file || (await bringFile(out, sent, file))
  if (isWhole && sent.channel === channel) return
  if (!isWhole) await unlessTrouble(out, () => revise(out, sent, { view: withoutFile(view) }))
  // They have been reached, also where the way back to the place they asked in is gone by now.
  await unlessTrouble(out, () => show(isWhole ? elsewhere : withoutFile(elsewhere)))
}

/** After a crash the same is sent again by the same nonce, and so is found. */
async function sendDirectly(out: WayOut, view: View): Promise<MessageRef | undefined> {
  const attempt = { nonce: `answer ${out.delivery}`, isRepeat: false }
  const delivery = await unlessTrouble(out, () => deliver(out, out.asker, { view, attempt }))
  return delivery?.kind === 'delivered' ? delivery.ref : undefined
}

async function bringFile(out: WayOut, { channel }: MessageRef, file: TextFile): Promise<boolean> {
  const brought = await unlessTrouble(out, async () => {
    await shareFile(out, { channel, file })
    return true
  })
  return brought ?? false
}

async function unlessTrouble<Result>(
  { log }: WayOut,
  work: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await work()
  } catch (error) {
    log.warn({ problem: error instanceof Error ? error.message : 'unknown' }, 'slack answer not all there')
    return undefined
  }
}
