/** The database cannot be opened. The message is for the operator: it names the variable, never the password. */
export class StoreUnreachable extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'StoreUnreachable'
  }
}
