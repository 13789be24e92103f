/** A cell that a spreadsheet would calculate gets an apostrophe: it is read as text then (R116, CWE-1236). */
export function harmless(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell
}

const FORMULA = /^[=+\-@\t\r]/
