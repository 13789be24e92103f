/** A day means its first moment in UTC; anything else is judged as the API does. */
export function momentOf(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text
}
