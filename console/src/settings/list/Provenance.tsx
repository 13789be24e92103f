import { UnstyledButton } from '@mantine/core'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../../api/viewer.ts'
import { Ago } from '../../ui/Ago.tsx'
import { later } from '../../ui/missing/later.tsx'
import classes from '../Settings.module.css'
import type { Setting } from '../setting.ts'
import { useSettingWords } from '../useSettingWords.ts'

const History = later(async () => ({ default: (await import('./History.tsx')).History }))

interface Props {
  readonly setting: Setting
  readonly isReset: boolean
  readonly onReset: () => void
}

/** What is built in, who chose another value and when; back to it, and what was there before. */
export function Provenance({ setting, isReset, onReset }: Props) {
  const { t } = useTranslation('settings')
  const { textOf } = useSettingWords()
  const [isOpen, setOpen] = useState(false)
  const mayLookBack = Boolean(useViewer().can['audit.read'])
  const isChosen = setting.source === 'administrator'
  return (
    <div className={classes.facts}>
      <span className={classes.fact}>{t('default', { value: textOf(setting, setting.default) })}</span>
      {setting.setAt && (
        <span className={classes.fact}>
          {t(isChosen ? 'chosenBy' : 'chosenHidden', { name: setting.setBy ?? t('somebody') })}{' '}
          <Ago at={setting.setAt} />
        </span>
      )}
      {isChosen && setting.can.edit && !isReset && (
        <UnstyledButton className={classes.link} onClick={onReset} aria-label={t('resetOf', { title: setting.title })}>
          {t('reset')}
        </UnstyledButton>
      )}
      {mayLookBack && setting.version > 0 && (
        <UnstyledButton
          className={classes.link}
          onClick={() => setOpen(true)}
          aria-label={t('historyOf', { title: setting.title })}
        >
          {t('history')}
        </UnstyledButton>
      )}
      <Suspense>{isOpen && <History setting={setting} onClose={() => setOpen(false)} />}</Suspense>
    </div>
  )
}
