import { IconShieldCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../../api/viewer.ts'
import { Anchor } from '../../ui/Anchor.tsx'
import { Card, CardRow, CardRows } from '../../ui/Card.tsx'
import { STROKE } from '../../ui/icons.ts'
import { Tag } from '../../ui/Tag.tsx'
import type { Module } from '../module.ts'

/** The roles that the module brings, and how many hold each. */
export function ModuleRoles({ module: { predefined, manifest } }: { module: Module }) {
  const { t } = useTranslation('modules')
  const { can } = useViewer()
  if (predefined.length === 0) return null
  const about = (key: string) => manifest.roles.find((role) => role.key === key)?.description
  return (
    <Card title={t('itsRoles')} count={predefined.length} flush>
      <CardRows>
        {predefined.map(({ id, key, name, inactive, people }) => (
          <CardRow
            key={id}
            icon={<IconShieldCheck size={16} stroke={STROKE} aria-hidden="true" />}
            title={can['roles.read'] ? <Anchor href={`/roles/${id}/holders`}>{name}</Anchor> : name}
            note={about(key)}
            aside={
              <>
                {inactive && <Tag>{t('state.outOfEffect')}</Tag>}
                {people !== null && <span className="quiet">{t('people', { count: people })}</span>}
              </>
            }
          />
        ))}
      </CardRows>
    </Card>
  )
}
