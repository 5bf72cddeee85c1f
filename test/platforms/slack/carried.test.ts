import { describe, expect, it } from 'vitest'
import { readCarried, writeCarried } from '../../../src/platforms/slack/carried.ts'

describe('what a modal carries along', () => {
  it.each([
    { subject: '', channel: '' },
    { subject: 'team-1', channel: '' },
    { subject: '', channel: 'G1' },
    { subject: 'main:0:ann "lee"', channel: 'G1' },
  ])('comes back as it was: $subject $channel', (carried) => {
    expect(readCarried(writeCarried(carried))).toEqual(carried)
  })

  it.each(['team-1', '{', '[]', '"x"', '12', '{"subject":1}'])('is a subject where it is %s', (text) => {
    expect(readCarried(text)).toEqual({ subject: text, channel: '' })
  })
})
