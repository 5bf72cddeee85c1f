import { describe, expect, it, vi } from 'vitest'
import { takeFile } from '../../src/simulator/page/files.ts'
import { sizeText } from '../../src/simulator/page/text/sizes.ts'

describe('the size of a file', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [1023, '1023 bytes'],
    [1024, '1 KB'],
    [2_500, '2.4 KB'],
    [5_000_001, '4.8 MB'],
    [20 * 1024 * 1024, '20 MB'],
    [3 * 1024 ** 4, '3072 GB'],
  ])('%i is %s', (bytes, words) => {
    expect(sizeText(bytes)).toBe(words)
  })
})

describe('a file that is too large for the page', () => {
  it('is refused with a sentence, before anything is sent', async () => {
    const complain = vi.fn<(sentence: string) => void>()
    const file = new File([new Uint8Array(20 * 1024 * 1024)], 'people.csv')
    expect(await takeFile({ complain }, file)).toBeUndefined()
    expect(complain.mock.calls).toEqual([['“people.csv” is 20 MB large, and this page takes 10 MB at most.']])
  })
})
