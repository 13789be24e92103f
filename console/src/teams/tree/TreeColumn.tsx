import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { useGo } from '../../ui/useGo.ts'
import { hrefOfTeam } from '../address.ts'
import { type Forest, isMatch, pathTo, rowsOf } from './forest.ts'
import { TeamTree } from './TeamTree.tsx'
import classes from './TreeColumn.module.css'

/** Finding a team: the search and the tree. What leads to the team that is shown opens. */
export function TreeColumn({ forest, here }: { forest: Forest; here: string | undefined }) {
  const { t } = useTranslation('teams')
  const go = useGo()
  const [words, setWords] = useState('')
  const [open, toggle] = useOpen(forest, here)
  const rows = rowsOf(forest, open, words)
  const goToFirst = () => {
    const first = words && rows.find(({ team }) => isMatch(team.name, words))
    if (first) go(hrefOfTeam(first.team.id))
  }
  return (
    <section className={classes.column} aria-label={t('tree.label')}>
      <div className={classes.search}>
        <SearchBox label={t('tree.search')} value={words} onChange={setWords} onEnter={goToFirst} />
      </div>
      {rows.length > 0 && <TeamTree rows={rows} here={here} onToggle={toggle} />}
      {rows.length === 0 && words && <p className={classes.none}>{t('tree.none', { words })}</p>}
    </section>
  )
}

/** Which branches are open: what a person opened or closed, else what leads to the team shown and itself, or the only root. */
function useOpen(forest: Forest, here: string | undefined) {
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [led, setLed] = useState(here)
  const leading = here ? [...pathTo(forest, here).map(({ id }) => id), here] : []
  if (led !== here) {
    setLed(here)
    setChanged(new Map([...changed, ...leading.map((id) => [id, true] as const)]))
  }
  const onlyRoot = forest.roots.length === 1 ? (forest.roots[0]?.id ?? '') : ''
  const byItself = [...leading, onlyRoot].filter((id) => !changed.has(id))
  const open = new Set([...byItself, ...[...changed].filter(([, isOpen]) => isOpen).map(([id]) => id)])
  const toggle = (id: string, isOpen: boolean) => setChanged(new Map([...changed, [id, isOpen]]))
  return [open, toggle] as const
}
