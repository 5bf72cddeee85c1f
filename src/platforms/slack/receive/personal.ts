import type { Answer, TextFile, View } from '../../../views/view.ts'
import type { MessageRef } from '../../platform.ts'
import { deliver, revise } from '../deliver.ts'
import { shareFile, uploadFile } from '../share-file.ts'
import type { WayOut } from './way-out.ts'
import { WORDS } from './words.ts'

type Personal = Extract<Answer, { kind: 'personal' }>

type Asked = {
  /** Shows something where they asked. */
  readonly show: (view: View) => Promise<void>
  /** The conversation that they look at there, if it is one. */
  readonly channel?: string | undefined
}

/**
 * Writes to them directly, because what is seen by one person alone in a channel is gone when they look away. Where that
 * cannot be done they see it where they asked, and where even that fails this throws. A file comes with its words or
 * not at all.
 */
export async function answerPersonally(
  out: WayOut,
  { view, file, elsewhere }: Personal,
  { show, channel }: Asked,
): Promise<void> {
  const sent = file ? await sendWithFile(out, view, file) : await sendDirectly(out, view)
  if (!sent) return show(file ? WORDS.noFile : view)
  if (sent.channel === channel) return
  // They have been reached, also where the way back to the place they asked in is gone by now.
  await unlessTrouble(out, () => show(elsewhere))
}

/** After a crash the same is sent again by the same nonce, and so is found. */
async function sendDirectly(out: WayOut, view: View): Promise<MessageRef | undefined> {
  const attempt = { nonce: `answer ${out.delivery}`, isRepeat: false }
  const delivery = await unlessTrouble(out, () => deliver(out, out.asker, { view, attempt }))
  return delivery?.kind === 'delivered' ? delivery.ref : undefined
}

/** Only a conversation that exists can be given a file, so the words go before it, but not before Slack has the file. */
async function sendWithFile(out: WayOut, view: View, file: TextFile): Promise<MessageRef | undefined> {
  const uploaded = await unlessTrouble(out, () => uploadFile(out, file))
  const sent = uploaded && (await sendDirectly(out, view))
  if (!sent) return undefined
  const shared = await unlessTrouble(out, async () => {
    await shareFile(out, uploaded, sent.channel)
    return sent
  })
  if (!shared) await unlessTrouble(out, () => revise(out, sent, { view: WORDS.noFile }))
  return shared
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
