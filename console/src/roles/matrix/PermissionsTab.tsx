import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Level } from '../../ui/Level.tsx'
import { MergeChoice } from '../../ui/merge/MergeChoice.tsx'
import { Toolbar } from '../../ui/Page.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { appsFirst, type Catalogue, type Role, type Scope } from '../role.ts'
import { useScopeWords } from '../words.ts'
import type { Cell } from './cells.ts'
import { Legend } from './Legend.tsx'
import classes from './Matrix.module.css'
import { Matrix } from './Matrix.tsx'
import { MatrixFoot } from './MatrixFoot.tsx'
import { ReadOnlyBanner } from './ReadOnlyBanner.tsx'
import { SpecialTable } from './SpecialTable.tsx'
import { useDraft } from './useDraft.ts'

interface Props {
  readonly role: Role
  readonly catalogue: Catalogue
  /** Permissions of whole modules, in place of those of scopes. */
  readonly isSpecial?: boolean
}

/** What the role gives, as a matrix of scopes and actions; changed cells are kept until they are saved. */
export function PermissionsTab({ role, catalogue, isSpecial = false }: Props) {
  const { t } = useTranslation('roles')
  const [words, setWords] = useState('')
  const draft = useDraft(role)
  const Table = isSpecial ? SpecialTable : Matrix
  const scopes = useMatching(
    appsFirst(catalogue.scopes, (scope) => scope.module).filter(({ special }) => special === isSpecial),
    words,
  )
  const labelOf = useCellLabel(catalogue.scopes)
  if (draft.clash)
    return (
      <div className={classes.clash}>
        <MergeChoice
          clash={draft.clash}
          labelOf={labelOf}
          show={(cell) => <Level level={(cell as Cell | undefined)?.level ?? 'unset'} />}
          busy={draft.busy}
          onSave={draft.settle}
          onDiscard={draft.discard}
        />
      </div>
    )
  return (
    <>
      {!role.can.edit && <ReadOnlyBanner role={role} />}
      <div className={classes.toolbar}>
        <Toolbar aside={<Legend />}>
          <SearchBox label={t('matrix.search')} value={words} onChange={setWords} />
        </Toolbar>
      </div>
      {scopes.length > 0 ? (
        <Table
          modules={appsFirst(catalogue.modules, ({ key }) => key)}
          scopes={scopes}
          draft={draft}
          canEdit={role.can.edit}
        />
      ) : (
        <p className={classes.none}>{t('matrix.none', { words })}</p>
      )}
      {draft.problem && (
        <div className={classes.problem}>
          <ProblemLine problem={draft.problem} always />
        </div>
      )}
      {draft.count > 0 && <MatrixFoot role={role} draft={draft} labelOf={labelOf} />}
    </>
  )
}

function useMatching(scopes: readonly Scope[], words: string): readonly Scope[] {
  const say = useScopeWords()
  const wanted = words.toLowerCase().trim()
  return scopes.filter((scope) => `${say.scope(scope)} ${say.help(scope)}`.toLowerCase().includes(wanted))
}

/** *Users · edit*, for a cell. */
function useCellLabel(scopes: readonly Scope[]): (key: string) => string {
  const say = useScopeWords()
  return (key) => {
    const dot = key.indexOf('.')
    const scope = scopes.find((one) => one.key === key.slice(0, dot))
    const action = scope?.actions.find((one) => one.key === key.slice(dot + 1))
    return scope && action ? `${say.scope(scope)} · ${say.action(action)}` : key
  }
}
