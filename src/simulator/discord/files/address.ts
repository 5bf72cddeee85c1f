import { createHmac, timingSafeEqual } from 'node:crypto'
import type { State, Upload } from '../model.ts'

/** An address is good for a day from when it was told. */
const LIFE_MS = 24 * 3600_000

/** Source: https://docs.discord.com/developers/reference#signed-attachment-cdn-urls */
export function signedAddress(state: State, upload: Upload): string {
  const nowMs = state.clock.now().getTime()
  const path = pathOf(upload)
  const [ex, is] = [hex(nowMs + LIFE_MS), hex(nowMs)]
  return `${state.address()}${path}?ex=${ex}&is=${is}&hm=${sign(state, { path, ex, is })}&`
}

/** Whether it is the true address of this file, and still good. */
export function isGood(state: State, upload: Upload, { pathname, searchParams }: URL): boolean {
  const path = pathOf(upload)
  const [ex = '', is = '', hm = ''] = ['ex', 'is', 'hm'].map((name) => searchParams.get(name) ?? '')
  const wanted = sign(state, { path, ex, is })
  const isTrue = hm.length === wanted.length && timingSafeEqual(Buffer.from(hm), Buffer.from(wanted))
  return isTrue && pathname === path && Number.parseInt(ex, 16) * 1000 > state.clock.now().getTime()
}

const pathOf = ({ isEphemeral, place, id, name }: Upload): string =>
  `/${isEphemeral ? 'ephemeral-attachments' : 'attachments'}/${place}/${id}/${name}`

const hex = (ms: number): string => Math.floor(ms / 1000).toString(16)

type Signed = { readonly path: string; readonly ex: string; readonly is: string }

const sign = ({ fileKey }: State, { path, ex, is }: Signed): string =>
  createHmac('sha256', fileKey).update(`${path} ${ex} ${is}`).digest('hex')
