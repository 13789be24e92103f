import { IconFilterOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { listSettings } from '../../../server/settings/contract.ts'
import { useCall } from '../api/useCall.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Column, ListPage, Toolbar } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { ProblemState } from '../ui/ProblemState.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { type Segment, Segments } from '../ui/Segments.tsx'
import { addressWith, useAddress } from '../ui/useAddress.ts'
import { GroupCard } from './list/GroupCard.tsx'
import { SettingsSkeleton } from './list/SettingsSkeleton.tsx'
import { StartedWithCard } from './list/StartedWithCard.tsx'
import { useFound } from './list/useFound.ts'
import classes from './Settings.module.css'
import { SaveFoot } from './save/SaveFoot.tsx'
import { useDraft } from './save/useDraft.ts'
import { groupsOf, type Setting } from './setting.ts'

const SERVER = 'server'

/** How this Roster works: every setting by group, what it does, who chose it; what is fixed, and by what. */
export function SettingsPage() {
  const { t } = useTranslation('settings')
  const { search, change } = useAddress()
  const read = useCall(listSettings, {})
  const settings = read.data?.items ?? []
  const draft = useDraft(settings, async () => (await read.refetch()).data?.items)
  const text = search.get('q') ?? ''
  const all = groupsOf(settings)
  const group = search.get('group') ?? all[0] ?? ''
  const found = useFound(settings, text)
  const groups = text === '' ? [group] : all
  const segments = useSegments(settings, text === '' ? group : undefined)
  const isNothing = text !== '' && found.length === 0
  if (read.error && !read.data) return <ProblemState problem={read.error} onRetry={() => void read.refetch()} />
  const head = (
    <>
      <PageHeader title={t('title')} />
      <Segments label={t('groupsLabel')} segments={segments} />
      <Toolbar>
        <SearchBox label={t('search')} value={text} onChange={(q) => change({ q })} />
      </Toolbar>
    </>
  )
  return (
    <ListPage head={head}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1) */}
      <section className={classes.scroll} aria-label={t('title')} tabIndex={0}>
        <div className={classes.cards}>
          {!read.data && <SettingsSkeleton />}
          {isNothing && (
            <EmptyState icon={IconFilterOff} title={t('nothing.title')}>
              {t('nothing.help', { text })}
            </EmptyState>
          )}
          <Column>
            {groups.map((one) => (
              <GroupCard
                key={one}
                group={one}
                settings={found.filter((setting) => setting.group === one)}
                draft={draft}
              />
            ))}
            {group === SERVER && text === '' && read.data && <StartedWithCard facts={read.data.startedWith} />}
          </Column>
        </div>
      </section>
      {draft.edits.size > 0 && <SaveFoot draft={draft} />}
    </ListPage>
  )
}

/** The groups, and last what the server was started with. While searching none of them is the one shown. */
function useSegments(settings: readonly Setting[], here: string | undefined): readonly Segment[] {
  const { t } = useTranslation('settings')
  const { path } = useAddress()
  const groups = groupsOf(settings)
  return [...groups, SERVER].map((group) => ({
    href: addressWith(path, new URLSearchParams(), { group: group === groups[0] ? undefined : group }),
    label: t(`groups.${group}`),
    isHere: group === here,
  }))
}
