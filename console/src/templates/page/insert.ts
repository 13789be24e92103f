/** The text with a piece put in, and the place behind it. */
export function insertAt(text: string, place: number, piece: string): { text: string; at: number } {
  return { text: text.slice(0, place) + piece + text.slice(place), at: place + piece.length }
}

/** Where a line and a column, both from 1, lie in a text. */
export function placeOf(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1)
  return before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1
}
