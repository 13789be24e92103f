/** A moment as `datetime-local` fields write it, in UTC; null where nothing is given. */
export function toInstant(local: string): string | null {
  const at = local ? new Date(local) : undefined
  return at && !Number.isNaN(at.getTime()) ? at.toISOString() : null
}

/** A moment as `datetime-local` fields want it, in the viewer's zone. */
export function toLocal(instant: string | null | undefined): string {
  if (!instant) return ''
  const at = new Date(instant)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`
}
