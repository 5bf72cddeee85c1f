const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** At most `most` UTF-16 units, which is what Discord counts, with an ellipsis; never cuts through an emoji or accent. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text
  let kept = ''
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > most - 1) break
    kept += segment
  }
  return `${kept}…`
}
