import { Checkbox, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../../api/viewer.ts'
import { OptionCards } from '../../ui/OptionCards.tsx'
import classes from '../Imports.module.css'
import type { Kind, Options } from '../import.ts'

interface Props {
  readonly kind: Kind
  readonly options: Options
  readonly onChange: (options: Options) => void
}

const MODES = ['both', 'create', 'update'] as const
/** Portal users need a portal, and there is none yet. */
const TYPES = ['regular', 'api', 'admin'] as const

/** What rows may do: create, change, or both; for people also their type and whether they are invited at once. */
export function OptionFields({ kind, options, onChange }: Props) {
  const { t } = useTranslation('imports')
  const { mailAvailable } = useViewer()
  return (
    <section className={classes.part} data-narrow>
      <h2>{t('options.title')}</h2>
      <OptionCards
        label={t('options.title')}
        value={options.mode}
        onChange={(mode) => onChange({ ...options, mode })}
        options={MODES.map((mode) => ({ value: mode, label: t(`mode.${mode}`), help: t(`modeHelp.${mode}`) }))}
      />
      {kind === 'users' && (
        <>
          <Select
            label={t('options.type')}
            description={t('options.typeHelp')}
            data={TYPES.map((type) => ({ value: type, label: t(`types.${type}`) }))}
            value={options.type}
            allowDeselect={false}
            onChange={(type) => onChange({ ...options, type: TYPES.find((one) => one === type) ?? 'regular' })}
          />
          <Checkbox
            label={t('options.invite')}
            description={t(mailAvailable ? 'options.inviteHelp' : 'options.noMail')}
            disabled={!mailAvailable}
            checked={options.sendInvitations}
            onChange={(event) => onChange({ ...options, sendInvitations: event.currentTarget.checked })}
          />
        </>
      )}
    </section>
  )
}
