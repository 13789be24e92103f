import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/Card.tsx'
import type { Draft } from '../save/useDraft.ts'
import type { Setting } from '../setting.ts'
import { SettingRow } from './SettingRow.tsx'

interface Props {
  readonly group: string
  readonly settings: readonly Setting[]
  readonly draft: Draft
}

/** The settings of one group, as far as they are found. */
export function GroupCard({ group, settings, draft }: Props) {
  const { t } = useTranslation('settings')
  if (settings.length === 0) return null
  return (
    <Card title={t(`groups.${group}`)} flush>
      {settings.map((setting) => (
        <SettingRow key={setting.key} setting={setting} draft={draft} />
      ))}
    </Card>
  )
}
