const BUTTON = /^\[(?<label>.+)\]\((?<address>.+)\)$/s

/** One paragraph of a text as its author wrote it, and the line on which it begins. */
export interface Block {
  readonly source: string
  readonly line: number
  /** Where the paragraph is a button. */
  readonly button: { readonly label: string; readonly address: string } | undefined
}

/** Takes a text apart before any value is put in, so that no value can make a paragraph or a button (R93). */
export function blocksOf(body: string): Block[] {
  const blocks: Block[] = []
  let lines: string[] = []
  const end = (after: number) => {
    if (lines.length > 0) blocks.push(blockOf(lines.join('\n'), after - lines.length))
    lines = []
  }
  const all = body.split('\n')
  all.forEach((line, index) => {
    if (line.trim() === '') end(index + 1)
    else lines.push(line)
  })
  end(all.length + 1)
  return blocks
}

function blockOf(source: string, line: number): Block {
  const { label, address } = BUTTON.exec(source.trim())?.groups ?? {}
  return { source, line, button: label && address ? { label, address } : undefined }
}
