/** Another process has the SQLite file open. The message is for the operator. */
export class StoreInUse extends Error {
  constructor(file: string, options: { readonly cause?: unknown } = {}) {
    super(
      `Another Usher is already using ${file}. Stop that one, or give this one its own USHER_DATA_DIR; ` +
        'several at once need PostgreSQL (DATABASE_URL).',
      options,
    )
    this.name = 'StoreInUse'
  }
}
