import { describe, expect, it } from 'vitest'
import { playTour, type Stage } from '../../src/simulator/tour.ts'

type Play = {
  readonly isInvited?: boolean
  readonly stopsAt?: string
  readonly hasHeard?: boolean
  readonly vendor?: string
}

/** Notes what is done on stage; captions are left to the eye. */
async function play({
  isInvited = true,
  hasHeard = true,
  stopsAt,
  vendor,
}: Play): Promise<{ steps: string[]; captions: string[] }> {
  const steps: string[] = []
  const captions: string[] = []
  const note = async (step: string) => {
    if (step === stopsAt) throw new Error('the tour was stopped')
    steps.push(step)
  }
  const stage: Stage = {
    caption: (sentence) => void captions.push(sentence),
    play: (platform, handle) => note(`${platform}: ${handle}`),
    open: (platform, place) =>
      note(`${platform} opens ${'direct' in place ? `@${place.direct}` : `#${place.channel}`}`),
    write: (platform, text) => note(`${platform} writes ${text}`),
    press: (platform, label) => note(`${platform} presses ${label}`),
    findsButton: async () => isInvited,
    reads: async () => hasHeard,
    pause: async () => undefined,
  }
  await playTour(stage, vendor).catch(() => undefined)
  return { steps, captions }
}

describe('the tour', () => {
  it('goes from the invitation on Slack to the answer on Discord and back', async () => {
    const { steps, captions } = await play({})
    expect(steps).toEqual([
      'slack: ann',
      'discord: mia',
      'slack opens #general',
      'discord opens #general',
      'slack writes /team invite mia@lighthouse.example',
      'discord opens @usher',
      'discord presses Accept',
      'slack opens @usher',
    ])
    expect(captions.length).toBeGreaterThanOrEqual(6)
  })

  it('says so where Mia has no invitation to answer', async () => {
    const { steps, captions } = await play({ isInvited: false })
    expect(steps).not.toContain('discord presses Accept')
    expect(captions.at(-1)).toContain('no open invitation')
  })

  it('says where to finish at a vendor that wants more than an Accept', async () => {
    const { captions } = await play({ vendor: 'Deepgram', hasHeard: false })
    expect(captions.join(' ')).not.toContain('One click')
    expect(captions.at(-1)).toContain('in the window “At Deepgram”')
  })

  it('does nothing more once it was stopped', async () => {
    const { steps } = await play({ stopsAt: 'discord opens @usher' })
    expect(steps.at(-1)).toContain('writes')
  })
})
