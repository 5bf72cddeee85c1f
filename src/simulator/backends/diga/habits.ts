/** How Diga is today; options of the stand-in. */
export type Habits = {
  /**
   * Bulk answers say `success: true` about what failed, and list one that was sent among the failed: the schema
   * allows both, and the published example shows the first.
   */
  readonly contradictsItself: boolean
}
