import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { PasswordRules } from '../../../../server/platform/schema.ts'
import { STROKE } from '../icons.ts'
import { lacksOf } from './composition.ts'
import classes from './StrengthMeter.module.css'
import type { Strength } from './strength.ts'

interface Props {
  readonly password: string
  readonly strength: Strength | undefined
  readonly rules: PasswordRules
  readonly ownWords: readonly string[]
}

/** Bars, a word, a sentence; below them the rules, each ticked off when it is met. */
export function StrengthMeter({ password, strength, rules, ownWords }: Props) {
  const { t } = useTranslation('ui')
  const score = strength?.score ?? 0
  const isTyped = password.length > 0
  const holdsOwn = ownWords.some((word) => word.length > 2 && password.toLowerCase().includes(word.toLowerCase()))
  return (
    <div className={classes.meter}>
      <div className={classes.bars} data-score={isTyped ? Math.max(1, score) : 0} aria-hidden="true">
        <span />
        <span />
        <span />
        <span />
      </div>
      <p className={classes.words} role="status">
        {strength && (
          <>
            <b data-score={score}>{t(`password.word.${score}`)}</b> {t(`password.sentence.${score}`)}
          </>
        )}
      </p>
      <ul className={classes.rules}>
        <Rule
          isMet={[...password].length >= rules.minimum}
          text={t('password.rule.length', { count: rules.minimum })}
        />
        {lacksOf('', rules).map(({ kind, count }) => (
          <Rule
            key={kind}
            isMet={!lacksOf(password, rules).some((lack) => lack.kind === kind)}
            text={t(`password.rule.${kind}`, { count })}
          />
        ))}
        <Rule isMet={isTyped && strength !== undefined && !strength.isCommon} text={t('password.rule.common')} />
        <Rule isMet={isTyped && !holdsOwn} text={t('password.rule.own')} />
      </ul>
    </div>
  )
}

function Rule({ isMet, text }: { isMet: boolean; text: string }) {
  const { t } = useTranslation('ui')
  const Sign = isMet ? IconCircleCheckFilled : IconCircle
  return (
    <li className={classes.rule} data-met={isMet || undefined}>
      <Sign size={14} stroke={STROKE} aria-hidden="true" />
      {text}
      <span className="hidden-words">{t(isMet ? 'password.met' : 'password.notMet')}</span>
    </li>
  )
}
