import type { PageMessage } from '../server-messages.ts'
import { type ServerNews, serverNews } from '../server-news.ts'

type WithoutId<Message> = Message extends { id: number } ? Omit<Message, 'id'> : never
export type Ask = WithoutId<PageMessage>
export type Answer = Exclude<ServerNews, { kind: 'screens' }>

/** The page's line to the server. It reconnects by itself; what was asked meanwhile is refused. */
export type Link = {
  watch(people: { slack: string; discord: string }): void
  ask(message: Ask): Promise<Answer>
}

type Hears = {
  readonly hear: (news: Extract<ServerNews, { kind: 'screens' }>) => void
  readonly connected: (isConnected: boolean) => void
}

const RECONNECT_MS = 700

export function createLink({ hear, connected }: Hears): Link {
  const waiting = new Map<number, (answer: Answer) => void>()
  let watched = { slack: '', discord: '' }
  let asked = 0
  let socket = open()

  function open(): WebSocket {
    const opened = new WebSocket(`ws://${location.host}/socket`)
    opened.onopen = () => {
      connected(true)
      opened.send(JSON.stringify({ kind: 'watch', ...watched }))
    }
    opened.onmessage = ({ data }) => take(serverNews.parse(JSON.parse(String(data))))
    opened.onclose = () => {
      connected(false)
      for (const id of waiting.keys()) settle({ kind: 'refused', id, reason: LOST })
      setTimeout(() => {
        socket = open()
      }, RECONNECT_MS)
    }
    return opened
  }
  const take = (news: ServerNews) => (news.kind === 'screens' ? hear(news) : settle(news))
  const settle = (answer: Answer) => {
    if (answer.id === undefined) return
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  }
  const isOpen = () => socket.readyState === WebSocket.OPEN

  return {
    watch: (people) => {
      watched = people
      if (isOpen()) socket.send(JSON.stringify({ kind: 'watch', ...people }))
    },
    ask: (message) => {
      const id = ++asked
      if (!isOpen()) return Promise.resolve({ kind: 'refused', id, reason: LOST })
      socket.send(JSON.stringify({ ...message, id }))
      return new Promise((resolve) => waiting.set(id, resolve))
    },
  }
}

const LOST = 'The simulator is not running any more. Start it again; this page will notice.'
