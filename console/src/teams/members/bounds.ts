/** The day of a moment in the viewer's zone, as a date field takes it. */
export function dayOf(moment: string | null): string {
  if (!moment) return ''
  const at = new Date(moment)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** The beginning of a day in the viewer's zone; a day left as it was keeps its moment. */
export function momentOf(day: string, before: string | null = null): string | null {
  if (!day) return null
  return before && dayOf(before) === day ? before : new Date(`${day}T00:00:00`).toISOString()
}
