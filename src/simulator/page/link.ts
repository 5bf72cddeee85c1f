import type { SentMessage } from '../server/messages.ts'
import { type ServerNews, serverNews } from '../server/news.ts'

type WithoutId<Message> = Message extends { id: number } ? Omit<Message, 'id'> : never
export type Ask = WithoutId<SentMessage>
export type Answer = Exclude<ServerNews, { kind: 'screens' }>
export type ScreensNews = Extract<ServerNews, { kind: 'screens' }>

/** The page's line to the server. It reconnects by itself; what was asked meanwhile is refused. */
export type Link = {
  watch(people: { slack: string; discord: string }): void
  ask(message: Ask): Promise<Answer>
}

type Hears = {
  readonly hear: (news: ScreensNews) => void
  readonly connected: (isConnected: boolean) => void
}

const RECONNECT_MS = 700

export function createLink({ hear, connected }: Hears): Link {
  const questions = createQuestions()
  let watched = { slack: '', discord: '' }
  const tell = (message: object) => socket.send(JSON.stringify(message))
  const isOpen = () => socket.readyState === WebSocket.OPEN

  const connect = (): WebSocket =>
    openSocket({
      opened: () => {
        connected(true)
        tell({ kind: 'watch', ...watched })
      },
      heard: (news) => (news.kind === 'screens' ? hear(news) : questions.settle(news)),
      closed: () => {
        connected(false)
        questions.refuseAll()
        setTimeout(() => {
          socket = connect()
        }, RECONNECT_MS)
      },
    })
  let socket = connect()

  return {
    watch: (people) => {
      watched = people
      if (isOpen()) tell({ kind: 'watch', ...people })
    },
    ask: (message) => {
      if (!isOpen()) return Promise.resolve(LOST)
      const { id, answer } = questions.open()
      tell({ ...message, id })
      return answer
    },
  }
}

const LOST: Answer = {
  kind: 'refused',
  reason: 'The simulator is not running any more. Start it again; this page will notice.',
}

type SocketEvents = {
  readonly opened: () => void
  readonly heard: (news: ServerNews) => void
  readonly closed: () => void
}

function openSocket({ opened, heard, closed }: SocketEvents): WebSocket {
  const socket = new WebSocket(`ws://${location.host}/socket`)
  socket.addEventListener('open', opened)
  socket.addEventListener('message', ({ data }) => heard(serverNews.parse(JSON.parse(String(data)))))
  socket.addEventListener('close', closed)
  return socket
}

/** What was asked and is not answered yet. */
function createQuestions() {
  const waiting = new Map<number, (answer: Answer) => void>()
  let asked = 0
  return {
    open: () => {
      const id = ++asked
      return { id, answer: new Promise<Answer>((resolve) => waiting.set(id, resolve)) }
    },
    settle: (answer: Answer) => {
      if (answer.id === undefined) return
      waiting.get(answer.id)?.(answer)
      waiting.delete(answer.id)
    },
    refuseAll: () => {
      for (const resolve of waiting.values()) resolve(LOST)
      waiting.clear()
    },
  }
}
