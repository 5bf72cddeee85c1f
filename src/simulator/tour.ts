import type { Platform } from './server/messages.ts'

/** What the tour can do on the page, where everybody sees it. */
export interface Stage {
  caption(sentence: string): void
  /** From now on this person is played in that chat. */
  play(platform: Platform, handle: string): Promise<void>
  /** Brings a channel to the front: by its name, or by who is at the other end. */
  open(platform: Platform, place: { readonly channel: string } | { readonly direct: string }): Promise<void>
  /** Types it letter by letter and sends it. */
  write(platform: Platform, text: string): Promise<void>
  /** Resolves once the last message in front has this button; false when it does not come. */
  findsButton(platform: Platform, label: string): Promise<boolean>
  /** Shows where, then presses it. */
  press(platform: Platform, label: string): Promise<void>
  /** Resolves once the last message in front says this; false when it does not come. */
  reads(platform: Platform, text: RegExp): Promise<boolean>
  /** Time to read a caption. Rejects when the tour was stopped. */
  pause(ms: number): Promise<void>
}

const READING_MS = 2600

const INVITEE = { handle: 'mia', address: 'mia@lighthouse.example' } as const

/**
 * Ann on Slack invites Mia, who is only on Discord; Mia accepts; Ann hears of it. At a vendor, whose title is given,
 * something may be left to do after the Accept.
 */
export async function playTour(stage: Stage, vendor?: string): Promise<void> {
  await showBoth(stage)
  await annInvites(stage)
  const isInvited = await miaIsAsked(stage)
  if (!isInvited) return stage.caption(ALREADY)
  await miaAccepts(stage, vendor)
  await annHears(stage, vendor)
}

async function showBoth(stage: Stage): Promise<void> {
  stage.caption('On the left Ann, on Slack. On the right Mia, who is only on Discord.')
  await stage.play('slack', 'ann')
  await stage.play('discord', INVITEE.handle)
  await stage.open('slack', { channel: 'general' })
  await stage.open('discord', { channel: 'general' })
  await stage.pause(READING_MS)
}

async function annInvites(stage: Stage): Promise<void> {
  stage.caption('Ann invites Mia into the team. All she knows is the address.')
  await stage.write('slack', `/team invite ${INVITEE.address}`)
  stage.caption('Usher answers Ann, for her eyes only.')
  await stage.pause(READING_MS)
}

async function miaIsAsked(stage: Stage): Promise<boolean> {
  stage.caption('On Discord, Mia has a direct message from Usher.')
  await stage.open('discord', { direct: 'usher' })
  const isAsked = await stage.findsButton('discord', 'Accept')
  await stage.pause(READING_MS)
  return isAsked
}

async function miaAccepts(stage: Stage, vendor: string | undefined): Promise<void> {
  stage.caption(
    vendor === undefined
      ? 'She accepts. One click, no form, no second account.'
      : `She accepts. What is left to do at ${vendor}, her card says.`,
  )
  await stage.press('discord', 'Accept')
  await stage.pause(READING_MS)
}

async function annHears(stage: Stage, vendor: string | undefined): Promise<void> {
  stage.caption(vendor === undefined ? 'And Ann hears of it on Slack.' : 'Back to Ann, on Slack.')
  await stage.open('slack', { direct: 'usher' })
  const hasHeard = await stage.reads('slack', /mia/i)
  await stage.pause(READING_MS)
  const later =
    vendor === undefined
      ? 'Ann will hear of it in a moment.'
      : `Finish for Mia: her mail and her token are in the window “At ${vendor}”. Then Ann hears of it.`
  stage.caption(
    hasHeard ? 'That was all. Now it is your turn. For very many at once, there is /team bulk.' : later,
  )
}

const ALREADY =
  'Mia has no open invitation: perhaps she is in the team since the last tour. Invite somebody else, as Ann.'
