import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/Card.tsx'
import { Level } from '../../ui/Level.tsx'
import { Tag } from '../../ui/Tag.tsx'
import classes from '../Modules.module.css'
import type { Module } from '../module.ts'

type Scope = Module['manifest']['scopes'][number]

/** What there is to do in the application: scopes, actions and how far each may reach; special permissions; fields. */
export function Declared({ module: { manifest } }: { module: Module }) {
  const { t } = useTranslation('modules')
  const { scopes, permissions, name } = manifest
  return (
    <>
      {scopes.map((scope) => (
        <Card key={scope.key} title={scope.name}>
          {scope.help && <p className="quiet">{scope.help}</p>}
          <Actions actions={scope.actions} />
          <Details scope={scope} />
        </Card>
      ))}
      {permissions.length > 0 && (
        <Card title={t('special', { name })}>
          <Actions actions={permissions} />
        </Card>
      )}
    </>
  )
}

function Actions({ actions }: { actions: Scope['actions'] }) {
  const { t } = useTranslation('modules')
  return (
    <table className={classes.declared}>
      <thead>
        <tr>
          <th scope="col">{t('action')}</th>
          <th scope="col">{t('levels')}</th>
        </tr>
      </thead>
      <tbody>
        {actions.map(({ key, name, levels }) => (
          <tr key={key}>
            <th scope="row">
              {name} <span className="quiet">{key}</span>
            </th>
            <td>
              <span className={classes.levels}>
                {levels.map((level) => (
                  <Level key={level} level={level} />
                ))}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Details({ scope: { fields, attributes } }: { scope: Scope }) {
  const { t } = useTranslation('modules')
  return (
    <>
      {fields.length > 0 && (
        <p className={classes.tags}>
          {t('fields')}
          {fields.map(({ key, name, restricted }) => (
            <Tag key={key}>{restricted ? t('restricted', { name }) : name}</Tag>
          ))}
        </p>
      )}
      {attributes.length > 0 && (
        <p className={classes.tags}>
          {t('attributes')}
          {attributes.map(({ key, name, directory }) => (
            <Tag key={key}>{`${name} → ${directory}`}</Tag>
          ))}
        </p>
      )}
    </>
  )
}
