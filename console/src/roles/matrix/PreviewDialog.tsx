import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import type { previewRole } from '../../../../server/roles/contract.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Level, type LevelName } from '../../ui/Level.tsx'
import type { Role } from '../role.ts'
import classes from './Matrix.module.css'

interface Props {
  readonly role: Role
  readonly preview: ReplyOf<typeof previewRole>
  readonly labelOf: (cell: string) => string
  readonly onClose: () => void
}

/** What saving would change, cell by cell, and for how many people. */
export function PreviewDialog({ role, preview, labelOf, onClose }: Props) {
  const { t } = useTranslation('roles')
  const shown = (level: LevelName | null) => <Level level={level ?? 'unset'} />
  return (
    <Dialog
      title={t('preview.title', { name: role.name })}
      onClose={onClose}
      foot={
        <Button variant="filled" data-autofocus onClick={onClose}>
          {t('ui:close')}
        </Button>
      }
    >
      <p className="quiet">{t('preview.help', { count: preview.people })}</p>
      <table className={classes.preview}>
        <thead>
          <tr>
            <th scope="col">{t('compare.permission')}</th>
            <th scope="col">{t('preview.before')}</th>
            <th scope="col">{t('preview.after')}</th>
            <th scope="col">{t('preview.gains')}</th>
            <th scope="col">{t('preview.loses')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.changes.map(({ scope, action, before, after, gain, lose }) => (
            <tr key={`${scope}.${action}`}>
              <th scope="row">{labelOf(`${scope}.${action}`)}</th>
              <td>{shown(before)}</td>
              <td>{shown(after)}</td>
              <td>{gain || '–'}</td>
              <td>{lose || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  )
}
