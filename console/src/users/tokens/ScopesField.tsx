import { Checkbox, Input } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { OptionCards } from '../../ui/OptionCards.tsx'
import classes from './Tokens.module.css'
import type { TokenList } from './token.ts'
import { useScopeWords } from './useScopeWords.ts'

interface Props {
  readonly list: TokenList
  readonly reach: 'all' | 'some'
  readonly scopes: readonly string[]
  readonly error: ReactNode
  readonly onReach: (reach: 'all' | 'some') => void
  readonly onScopes: (scopes: string[]) => void
}

/** What a token may do: all that its owner may, or what is ticked. What its owner lacks is not offered. */
export function ScopesField({ list, reach, scopes, error, onReach, onScopes }: Props) {
  const { t } = useTranslation('tokens')
  const id = useId()
  return (
    <Input.Wrapper label={t('form.reach')} labelElement="div" error={error} errorProps={{ id }}>
      <OptionCards
        label={t('form.reach')}
        columns={2}
        value={reach}
        onChange={onReach}
        options={[
          {
            value: 'all',
            label: t('reach.all.label'),
            help: t('reach.all.help'),
            refused: list.everything || reach === 'all' ? undefined : t('reach.all.refused'),
          },
          { value: 'some', label: t('reach.some.label'), help: t('reach.some.help') },
        ]}
      />
      {reach === 'some' && <Ticks list={list} scopes={scopes} onScopes={onScopes} />}
    </Input.Wrapper>
  )
}

type TicksProps = Pick<Props, 'list' | 'scopes' | 'onScopes'>

function Ticks({ list, scopes, onScopes }: TicksProps) {
  const { t } = useTranslation('tokens')
  const words = useScopeWords()
  const offered = [...new Set([...list.scopes, ...scopes])]
  const groups = Map.groupBy(offered, (permission) => permission.split('.')[0] ?? '')
  if (offered.length === 0) return <p className="quiet">{t('reach.none')}</p>
  const toggle = (permission: string, isOn: boolean) =>
    onScopes(isOn ? [...scopes, permission] : scopes.filter((one) => one !== permission))
  return (
    <div className={classes.scopes}>
      {[...groups].map(([scope, permissions]) => (
        <fieldset key={scope} className={classes.scope}>
          <legend className={classes.scopeName}>{words.scope(scope)}</legend>
          <div className={classes.actions}>
            {permissions.map((permission) => (
              <Checkbox
                key={permission}
                size="xs"
                label={words.action(permission)}
                checked={scopes.includes(permission)}
                onChange={(event) => toggle(permission, event.currentTarget.checked)}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  )
}
