import { TextInput } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadMono } from '../../theme/fonts.ts'
import { STROKE } from '../../ui/icons.ts'
import classes from '../Settings.module.css'
import { patternOf } from '../save/faults.ts'
import type { EditorProps } from './Editor.tsx'

const LONGEST = 50 // of a name to try: no pattern takes long for so few letters that one notices

/** A regular expression, and a name to try it on. */
export function PatternEditor({ value, error, labelledBy, describedBy, onChange }: EditorProps) {
  const { t } = useTranslation('settings')
  const [name, setName] = useState('')
  useEffect(loadMono, [])
  const pattern = patternOf(`^(?:${String(value)})$`)
  const fits = pattern?.test(name.normalize('NFKC').toLowerCase())
  const Sign = fits ? IconCheck : IconX
  return (
    <>
      <TextInput
        classNames={{ input: 'mono' }}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        spellCheck={false}
        autoCapitalize="off"
        error={error ?? (pattern ? undefined : t('fault.pattern'))}
        value={String(value)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <TextInput
        label={t('pattern.try')}
        placeholder={t('pattern.example')}
        autoCapitalize="off"
        autoComplete="off"
        maxLength={LONGEST}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <p className={classes.step} data-failed={!fits || undefined} role="status">
        {name !== '' && pattern && (
          <>
            <Sign size={16} stroke={STROKE} aria-hidden="true" />
            {t(fits ? 'pattern.fits' : 'pattern.fitsNot', { name })}
          </>
        )}
      </p>
    </>
  )
}
