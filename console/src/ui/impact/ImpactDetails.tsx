import { IconArrowRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { STROKE } from '../icons.ts'
import { Level } from '../Level.tsx'
import { Within } from '../Within.tsx'
import classes from './Impact.module.css'
import type { AccessPreview } from './useImpact.ts'

type Changed = AccessPreview['changes'][number]

/** Right by right: the level before and after, what comes into reach or goes out of it, and who it is. */
export function ImpactDetails({ id, preview, isNew }: { id: string; preview: AccessPreview; isNew: boolean }) {
  const { t } = useTranslation('impact')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section id={id} className={classes.details} aria-label={t(isNew ? 'newUser.label' : 'details')} tabIndex={0}>
      <ul>
        {preview.changes.map((changed) => (
          <li key={JSON.stringify({ ...changed, gainers: null, losers: null })}>
            <Right changed={changed} isAlone={preview.people === 1} isNew={isNew} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Right({ changed, isAlone, isNew }: { changed: Changed; isAlone: boolean; isNew: boolean }) {
  const { t } = useTranslation(['impact', 'roles'])
  const { scope, action, field, before, after, gained, lost } = changed
  const isSame = JSON.stringify(before) === JSON.stringify(after)
  const word = useReachWords()
  return (
    <>
      <p className={classes.right}>
        <span className={classes.what}>
          <span className="strong">{t(`roles:scopes.${scope.key}.name`, { defaultValue: scope.name })}</span>{' '}
          {t(`roles:actions.${action.key}`, { defaultValue: action.name })}
          {field && ` · ${field.name}`}
        </span>
        {isSame || isNew ? (
          <Ways ways={after} />
        ) : (
          <span className={classes.levels}>
            <Ways ways={before} />
            <IconArrowRight size={13} stroke={STROKE} aria-hidden="true" />
            <span className="hidden-words">{t('to')}</span>
            <Ways ways={after} />
          </span>
        )}
      </p>
      {field && !isNew && <p className={classes.note}>{t(changed.gain > 0 ? 'fieldGained' : 'fieldLost')}</p>}
      {gained.length > 0 && <p className={classes.note}>{t('also', { what: gained.map(word).join(', ') })}</p>}
      {lost.length > 0 && (
        <p className={classes.note}>{t(isNew ? 'newUser.but' : 'noLonger', { what: lost.map(word).join(', ') })}</p>
      )}
      {!isAlone && changed.gain > 0 && <Who word="gainers" count={changed.gain} people={changed.gainers} />}
      {!isAlone && changed.lose > 0 && <Who word="losers" count={changed.lose} people={changed.losers} />}
    </>
  )
}

function Ways({ ways }: { ways: Changed['before'] }) {
  if (ways.length === 0) return <Level level="none" />
  return ways.map(({ level, within }) => (
    <span key={`${level} ${within}`}>
      <Level level={level} />
      <Within seconds={within} />
    </span>
  ))
}

function useReachWords() {
  const { t } = useTranslation('impact')
  return (piece: Changed['gained'][number]): string => {
    if (piece.kind === 'team') return t('reach.team', { team: piece.team.name })
    if (piece.kind === 'contact') return t('reach.contact', { record: piece.record.name })
    if (piece.kind === 'account') return t('reach.account', { record: piece.record.name })
    if (piece.kind === 'record') return t('reach.record', { record: piece.record.name, field: piece.field.name })
    return t('reach.others', { field: piece.field.name })
  }
}

interface WhoProps {
  readonly word: 'gainers' | 'losers'
  readonly count: number
  /** The first of them, as far as the viewer may see them. */
  readonly people: Changed['gainers']
}

function Who({ word, count, people }: WhoProps) {
  const { t } = useTranslation('impact')
  const names = people.map(({ name }) => name).join(', ')
  const rest = count - people.length
  const list = rest === 0 ? names : names ? t('andMore', { names, count: rest }) : t('people', { count })
  return <p className={classes.note}>{t(word, { list })}</p>
}
