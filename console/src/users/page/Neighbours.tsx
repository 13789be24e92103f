import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { listUsers } from '../../../../server/users/contract.ts'
import { call } from '../../api/call.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useShortcuts } from '../../ui/keys/useShortcuts.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { useGo } from '../../ui/useGo.ts'
import { followingList, lastList, rememberList } from '../list/lastList.ts'
import { hrefOfUser } from '../types.ts'
import classes from './UserPage.module.css'

/** *4 of 540* and the people before and after, as the list had them; nothing where one came from elsewhere. */
export function Neighbours({ id, tab }: { id: string; tab: string }) {
  const { t } = useTranslation('users')
  const format = useFormat()
  const { place, previous, next } = useNeighbours(id, tab === 'overview' ? '' : tab)
  useShortcuts([
    { keys: 'k', label: t('page.previous'), group: 'here', run: () => previous?.() ?? false },
    { keys: 'j', label: t('page.next'), group: 'here', run: () => next?.() ?? false },
  ])
  if (!place) return null
  const total = place.total === null ? `${format.number(1000)}+` : format.number(place.total)
  return (
    <span className={classes.neighbours}>
      {t('page.place', { at: format.number(place.at), total })}
      <IconButton label={t('page.previous')} icon={IconChevronUp} disabled={!previous} onClick={previous} />
      <IconButton label={t('page.next')} icon={IconChevronDown} disabled={!next} onClick={next} />
    </span>
  )
}

function useNeighbours(id: string, tab: string) {
  const go = useGo()
  const list = lastList()
  const index = list?.ids.indexOf(id) ?? -1
  if (!list || index < 0) return {}
  const open = (other: string | undefined) => other && go(hrefOfUser({ id: other }, tab), true)
  const before = list.ids[index - 1]
  const after = list.ids[index + 1]
  const back = () => {
    if (!list.former) return
    rememberList(list.former)
    open(list.former.ids.at(-1))
  }
  const onward = async () => {
    const following = followingList(list, await call(listUsers, { query: { ...list.query, after: list.next ?? '' } }))
    rememberList(following)
    open(following.ids[0])
  }
  return {
    place: { at: list.before + index + 1, total: list.total },
    previous: before ? () => open(before) : list.former ? back : undefined,
    next: after ? () => open(after) : list.next ? () => void onward() : undefined,
  }
}
