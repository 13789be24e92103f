/** The mark of Roster. Same colours in light and dark. */
export function Mark({ size }: { size: 16 | 26 | 28 | 40 }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8.5" fill="#0F6450" />
      <rect x="7" y="7" width="4.4" height="18" rx="2.2" fill="#fff" />
      <circle cx="18.4" cy="12" r="5" fill="#6DD3B6" />
      <path
        d="M13.4 20.4c0-.8.6-1.4 1.4-1.4h2.4c4.4 0 7.9 2.3 7.9 5 0 .6-.4 1-1 1h-9.3c-.8 0-1.4-.6-1.4-1.4z"
        fill="#fff"
      />
    </svg>
  )
}
