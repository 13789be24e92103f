import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { getDoor } from '../../../server/sign-in/contract.ts'
import { useCall } from '../api/useCall.ts'
import { setPageTitle } from '../ui/useTitle.ts'

/** What may be known before anybody is signed in; names the window after the page. */
export function useDoor(page: string) {
  const { t } = useTranslation('shell')
  const door = useCall(getDoor, {})
  const installation = door.data?.installation
  useEffect(() => setPageTitle(t(`pages.${page}`), installation), [t, page, installation])
  return door
}
