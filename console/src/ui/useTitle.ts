import { useEffect } from 'react'

let place = 'Roster'

/** The window's title: *Users · Congress Directory*. */
export function setPageTitle(title: string | undefined, installation?: string): void {
  if (installation) place = installation
  document.title = title ? `${title} · ${place}` : place
}

/** Names the window after what is shown, for example a person; call it from the page. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (title) setPageTitle(title)
  }, [title])
}
