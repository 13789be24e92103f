import { SegmentedControl, Switch, useMantineColorScheme } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../../api/viewer.ts'
import { Card } from '../../ui/Card.tsx'
import { hasSingleKeys, setSingleKeys } from '../../ui/keys/registry.ts'
import classes from './Own.module.css'

const SCHEMES = ['auto', 'light', 'dark'] as const

/** Colours and keys, in this browser. */
export function OwnScreen() {
  const { t } = useTranslation('account')
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const { type } = useViewer()
  const [keys, setKeys] = useState(hasSingleKeys())
  const switchKeys = (on: boolean) => {
    setSingleKeys(on)
    setKeys(on)
  }
  return (
    <Card title={t('screen.title')}>
      <div className={classes.form}>
        <div>
          <p className="strong">{t('shell:scheme')}</p>
          <SegmentedControl
            mt={4}
            aria-label={t('shell:scheme')}
            value={colorScheme}
            onChange={setColorScheme}
            data={SCHEMES.map((value) => ({ value, label: t(`shell:schemes.${value}`) }))}
          />
        </div>
        {type !== 'portal' && (
          <Switch
            label={t('screen.keys')}
            description={t('screen.keysHelp')}
            checked={keys}
            onChange={(event) => switchKeys(event.currentTarget.checked)}
          />
        )}
      </div>
    </Card>
  )
}
