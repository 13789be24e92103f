import { Checkbox } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { Fragment, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { getRole, listScopes } from '../../../../server/roles/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useCalls } from '../../api/useCalls.ts'
import { useViewer } from '../../api/viewer.ts'
import { Anchor } from '../../ui/Anchor.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { FilterRow } from '../../ui/FilterRow.tsx'
import { Level } from '../../ui/Level.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { ChoiceEditor } from '../../ui/pick/ChoiceEditor.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useMoreAside } from '../../ui/useMoreAside.ts'
import { hrefOfRole } from '../address.ts'
import { cellKey, cellsOf } from '../matrix/cells.ts'
import { appsFirst, type RoleSummary, type Scope } from '../role.ts'
import { useScopeWords } from '../words.ts'
import { useCompared } from './chosen.ts'
import { FieldRows, type Said } from './FieldRows.tsx'
import classes from './RolesCompared.module.css'

type Given = ReadonlyMap<string, ReturnType<typeof cellsOf>>

/** Roles side by side: what each gives, read-only. */
export function RolesCompared({ roles: all }: { roles: readonly RoleSummary[] }) {
  const { t } = useTranslation('roles')
  const compared = useCompared(all)
  const roles = compared.shown
  const box = useRef<HTMLElement>(null)
  const isMore = useMoreAside(box)
  const scopes = useCall(listScopes, {})
  const { replies, problem, retry } = useCalls(
    getRole,
    roles.map(({ id }) => ({ params: { role: id } })),
  )
  if (problem) return <ProblemState problem={problem} onRetry={retry} />
  const given: Given = new Map(replies.flatMap((role) => (role ? [[role.id, cellsOf(role.permissions)] as const] : [])))
  const rows = (scope: Scope) =>
    compared.isDifferent
      ? scope.actions.filter(({ key }) => differs(cellKey(scope.key, key), roles, given))
      : scope.actions
  const groups = appsFirst(scopes.data?.scopes ?? [], (scope) => scope.module)
    .map((scope) => ({ ...scope, actions: rows(scope) }))
    .filter(({ actions }) => actions.length > 0)
  const said = new Map(replies.flatMap((role) => (role ? [[role.id, role.fields] as const] : [])))
  return (
    <>
      <MayGive roles={all} />
      <Choice roles={all} compared={compared} />
      <section
        ref={box}
        data-more={isMore || undefined}
        className={classes.scroll}
        aria-label={t('view.compare')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
      >
        <table className={classes.table} aria-busy={given.size < roles.length}>
          <thead>
            <tr>
              <th scope="col">{t('compare.permission')}</th>
              {roles.map((role) => (
                <Head key={role.id} {...role} />
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map((scope) => (
              <Group key={scope.key} scope={scope} roles={roles} given={given} said={said} />
            ))}
            {groups.length === 0 && compared.isDifferent && scopes.data && (
              <tr>
                <td colSpan={roles.length + 1}>{t('compare.same')}</td>
              </tr>
            )}
          </tbody>
        </table>
      </section>
    </>
  )
}

const levelIn = (given: Given, role: string, key: string) => given.get(role)?.[key]?.level ?? 'no'

const differs = (key: string, roles: readonly RoleSummary[], given: Given) =>
  new Set(roles.map(({ id }) => levelIn(given, id, key))).size > 1

interface ChoiceProps {
  readonly roles: readonly RoleSummary[]
  readonly compared: ReturnType<typeof useCompared>
}

/** Which roles, and whether all that they give or only where they differ. */
function Choice({ roles, compared }: ChoiceProps) {
  const { t } = useTranslation('roles')
  const names = roles.filter(({ id }) => compared.chosen.includes(id)).map(({ name }) => name)
  return (
    <div className={classes.choice}>
      <FilterRow
        filters={[
          {
            id: 'roles',
            label: t('compare.roles'),
            values: names,
            of: roles.length,
            editor: (
              <ChoiceEditor
                label={t('compare.roles')}
                choices={roles.map(({ id, name }) => ({ value: id, label: name }))}
                chosen={compared.chosen}
                onChange={compared.choose}
              />
            ),
            clear: () => compared.choose([]),
          },
        ]}
      />
      <Checkbox
        label={t('compare.different')}
        checked={compared.isDifferent}
        onChange={(event) => compared.setDifferent(event.currentTarget.checked)}
      />
    </div>
  )
}

function Head({ id, name, mine, holders, rank }: RoleSummary) {
  const { t } = useTranslation('roles')
  const note = [holders && t('people', { count: holders.people }), rank && t('rank', { rank })].filter(Boolean)
  return (
    <th scope="col" data-mine={mine || undefined}>
      <span className={classes.name}>
        <Anchor href={hrefOfRole(id)}>{name}</Anchor>
        {mine && <Tag>{t('you')}</Tag>}
      </span>
      <span className="second">{note.join(' · ')}</span>
    </th>
  )
}

interface GroupProps {
  readonly scope: Scope
  readonly roles: readonly RoleSummary[]
  readonly given: Given
  readonly said: Said
}

function Group({ scope, roles, given, said }: GroupProps) {
  const words = useScopeWords()
  return (
    <Fragment>
      <tr className={classes.group}>
        <th scope="rowgroup" colSpan={roles.length + 1}>
          {words.scope(scope)}
        </th>
      </tr>
      {scope.actions.map((action) => (
        <tr key={action.key}>
          <th scope="row">
            <span className="hidden-words">{words.scope(scope)}: </span>
            {words.action(action)}
          </th>
          {roles.map(({ id, mine }) => (
            <td key={id} data-mine={mine || undefined}>
              {given.has(id) && <Level level={levelIn(given, id, cellKey(scope.key, action.key))} />}
            </td>
          ))}
        </tr>
      ))}
      <FieldRows scope={scope} roles={roles} said={said} />
    </Fragment>
  )
}

function MayGive({ roles }: { roles: readonly RoleSummary[] }) {
  const { t, i18n } = useTranslation('roles')
  const { type } = useViewer()
  const list = new Intl.ListFormat(i18n.language)
  const mine = roles.filter((role) => role.mine).map(({ name }) => name)
  const givable = roles.filter(({ can }) => can.grant).map(({ name }) => name)
  const hold =
    type === 'admin' ? t('compare.admin') : mine.length > 0 ? t('compare.hold', { roles: list.format(mine) }) : ''
  const give =
    type === 'admin'
      ? ''
      : givable.length > 0
        ? t('compare.mayGive', { roles: list.format(givable) })
        : t('compare.giveNone')
  return (
    <div className={classes.banner}>
      <Banner tone="mute" icon={IconLock} title={t('compare.title')}>
        {[hold, give].filter(Boolean).join(' ')}
      </Banner>
    </div>
  )
}
