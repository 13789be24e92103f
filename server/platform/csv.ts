/**
 * Cells of tables that Roster writes. What a spreadsheet would calculate gets an apostrophe and is read as text then
 * (R116, CWE-1236); `original` takes it off again, so that what was written comes back as it was.
 */

// Also behind quotes, blanks and in full width: spreadsheets look past those.
const FORMULA = /^['"\s]*[=+\-@\t\r\n\0＝＋－＠]/

export function harmless(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell
}

/** Undoes `harmless`: an apostrophe goes only where it guarded a formula, so `'t Hooft` keeps his. */
export function original(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell
}

/** Several values in one cell, divided by `|`; `\` before a sign makes it a plain one. */
export function joinCell(values: readonly string[], sign = '|'): string {
  const plain = new RegExp(`[\\\\${sign}]`, 'g')
  return values.map((value) => value.replace(plain, (one) => `\\${one}`)).join(` ${sign} `)
}

/** Undoes `joinCell`; blanks around values and empty ones are dropped. */
export function splitCell(cell: string, sign = '|'): string[] {
  const values = ['']
  for (const [token] of cell.matchAll(/\\[\s\S]|[\s\S]/g)) {
    const at = values.length - 1
    if (token === sign) values.push('')
    // Only our own escapes are undone here: another level may divide what this one holds.
    else values[at] += token.length === 2 && (token[1] === sign || token[1] === '\\') ? token[1] : token
  }
  return values.map((value) => value.trim()).filter(Boolean)
}

/** The delimiter that stands most often in the header outside quotes. */
export function delimiterOf(header: string): string {
  const bare = header.replace(/"(?:[^"]|"")*"/g, '')
  const counted = [',', ';', '\t', '|'].map((sign) => ({ sign, count: bare.split(sign).length }))
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).sign
}
