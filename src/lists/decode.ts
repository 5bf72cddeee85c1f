import { ListUnreadable } from '../usecases/deps.ts'
import { lookAhead } from './look-ahead.ts'
import { looksLike, TELLING_BYTES } from './looks-like.ts'

/** Bytes as text. Both throw {@link ListUnreadable} for bytes that are none. */
interface Decoder {
  decode(bytes: Uint8Array): string
  end(): string
}

/** UTF-8, UTF-16 or what Windows writes without either; found out as the bytes come. Throws {@link ListUnreadable}. */
export async function* decode(content: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const { seen, all } = await lookAhead(content, (chunks) => lengthOf(chunks) >= TELLING_BYTES)
  const decoder = decoderFor(Buffer.concat(seen))
  for await (const bytes of all) yield decoder.decode(bytes)
  yield decoder.end()
}

const lengthOf = (chunks: readonly Uint8Array[]): number =>
  chunks.reduce((length, chunk) => length + chunk.length, 0)

function decoderFor(head: Uint8Array): Decoder {
  const kind = looksLike(head)
  if (kind) throw new ListUnreadable({ kind: 'no_text', looksLike: kind })
  const order = byteOrder(head)
  if (!order && head.includes(0)) throw new ListUnreadable({ kind: 'no_text' })
  return order ? createStrict(`utf-16${order}`) : createGuessing()
}

/** Of UTF-16: by its mark, or because every other byte of plain letters is zero. */
function byteOrder(head: Uint8Array): 'le' | 'be' | undefined {
  const [first, second] = head
  if (first === 0xff && second === 0xfe) return 'le'
  if (first === 0xfe && second === 0xff) return 'be'
  const zeros = Array.from(head.subarray(0, 4), (byte) => byte === 0).join()
  if (zeros === 'false,true,false,true') return 'le'
  return zeros === 'true,false,true,false' ? 'be' : undefined
}

function createStrict(encoding: string): Decoder {
  const decoder = new TextDecoder(encoding, { fatal: true })
  return {
    decode: (bytes) => strictly(() => decoder.decode(bytes, { stream: true })),
    end: () => strictly(() => decoder.decode()),
  }
}

function strictly(read: () => string): string {
  try {
    return read()
  } catch (error) {
    if (error instanceof TypeError) throw new ListUnreadable({ kind: 'encoding' })
    throw error
  }
}

/** The first character beyond ASCII says which it is; all before are the same in either. */
function createGuessing(): Decoder {
  let decided: Decoder | undefined
  let held: Uint8Array = new Uint8Array()
  return {
    decode(bytes) {
      if (decided) return decided.decode(bytes)
      const all = held.length > 0 ? Buffer.concat([held, bytes]) : bytes
      const from = all.findIndex((byte) => byte > 0x7f)
      if (from < 0) return letters(all)
      const isUtf8 = beginsUtf8(all.subarray(from, from + 4))
      held = isUtf8 === undefined ? all.subarray(from) : new Uint8Array()
      if (isUtf8 === undefined) return letters(all.subarray(0, from))
      decided = isUtf8 ? createStrict('utf-8') : createWestern()
      return decided.decode(all)
    },
    end: () => (decided ? decided.end() : createWestern().decode(held)),
  }
}

const letters = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** Undefined while too few have come to tell. */
function beginsUtf8([lead = 0, ...others]: Uint8Array): boolean | undefined {
  if (lead < 0xc2 || lead > 0xf4) return false
  const missing = lengthAfter(lead) - others.length
  const isSound = others.slice(0, lengthAfter(lead)).every((byte) => byte >= 0x80 && byte < 0xc0)
  return isSound && missing > 0 ? undefined : isSound
}

function lengthAfter(lead: number): number {
  if (lead >= 0xf0) return 3
  return lead >= 0xe0 ? 2 : 1
}

/** Excel's "CSV" on Windows. Every byte is something there; those that are no letters show that it was another. */
function createWestern(): Decoder {
  const decoder = new TextDecoder('windows-1252')
  return {
    decode(bytes) {
      const text = decoder.decode(bytes, { stream: true })
      if (/[\u0080-\u009f]/u.test(text)) throw new ListUnreadable({ kind: 'encoding' })
      return text
    },
    end: () => decoder.decode(),
  }
}
