import { Button } from '@mantine/core'
import { IconGitMerge } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../Banner.tsx'
import { OptionCards } from '../OptionCards.tsx'
import classes from './MergeChoice.module.css'
import type { Values } from './merge.ts'
import type { Clash } from './useMergedSave.ts'

interface Props<V extends Values> {
  readonly clash: Clash<V>
  readonly labelOf: (field: string) => string
  readonly show: (value: unknown, field: string) => ReactNode
  readonly busy?: boolean
  /** The fields in which theirs stays. */
  readonly onSave: (given: ReadonlySet<string>) => void
  readonly onDiscard: () => void
}

/** Somebody else changed it: field by field, yours or theirs. */
export function MergeChoice<V extends Values>({ clash, labelOf, show, busy = false, onSave, onDiscard }: Props<V>) {
  const { t } = useTranslation('ui')
  const [given, setGiven] = useState<ReadonlySet<string>>(new Set())
  const choose = (field: string, whose: 'mine' | 'theirs') => {
    const rest = [...given].filter((one) => one !== field)
    setGiven(new Set(whose === 'theirs' ? [...rest, field] : rest))
  }
  return (
    <div className={classes.merge} role="alert">
      <Banner tone="warn" icon={IconGitMerge} title={t('merge.title')}>
        {t('merge.help')}
      </Banner>
      <div className={classes.fields}>
        {clash.fields.map((field) => (
          <div key={field} className={classes.field}>
            <p className="second">{labelOf(field)}</p>
            <OptionCards
              label={labelOf(field)}
              columns={2}
              value={given.has(field) ? 'theirs' : 'mine'}
              onChange={(whose) => choose(field, whose)}
              options={[
                { value: 'mine', label: show(clash.mine[field], field), help: t('merge.mine') },
                { value: 'theirs', label: show(clash.theirs.values[field], field), help: t('merge.theirs') },
              ]}
            />
          </div>
        ))}
      </div>
      <div className={classes.foot}>
        <Button onClick={onDiscard}>{t('merge.discard')}</Button>
        <Button variant="filled" loading={busy} onClick={() => onSave(given)}>
          {t('merge.save')}
        </Button>
      </div>
    </div>
  )
}
