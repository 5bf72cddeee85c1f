/** What Trieve refuses with: a status, and prose for people. */
export class Refusal extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.name = 'Refusal'
    this.status = status
  }
}

export const bad = (message: string): Refusal => new Refusal(400, message)
export const unauthorized = (): Refusal => new Refusal(401, 'Unauthorized')
export const forbidden = (): Refusal => new Refusal(403, 'Forbidden')
