import { describe, expect, it } from 'vitest'
import { newsOfArrival, newsOfLoss } from '../../../src/platforms/discord/news.ts'
import type { PlatformNews } from '../../../src/platforms/platform.ts'

const lost = (space?: string): PlatformNews => ({ kind: 'lost', reason: 'removed', ...(space && { space }) })
const back = (space?: string): PlatformNews => ({ kind: 'back', ...(space && { space }) })

describe('what a bot hears of its guilds', () => {
  it.each<readonly [string, readonly string[], readonly string[], readonly PlatformNews[]]>([
    ['it is in two', ['1', '2'], [], [back(), back('1'), back('2')]],
    ['it was put out of one meanwhile', ['1'], ['2'], [lost('2'), back(), back('1')]],
    ['it was put out of all meanwhile', [], ['1', '2'], [lost(), lost()]],
    ['it is in none, as before', [], [], []],
  ])('when it connects and %s', (_, here, gone, news) => {
    expect(newsOfArrival(here, gone)).toEqual(news)
  })

  it('names the guild it is put out of, as long as it has another', () => {
    expect(newsOfLoss(['1'], '2')).toEqual(lost('2'))
    expect(newsOfLoss([], '2')).toEqual(lost())
  })
})
