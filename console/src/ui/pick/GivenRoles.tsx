import { Button } from '@mantine/core'
import { IconPlus, IconShieldCheck, IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../../api/viewer.ts'
import { Anchor } from '../Anchor.tsx'
import { Card, CardRow, CardRows } from '../Card.tsx'
import { IconButton } from '../IconButton.tsx'
import { STROKE } from '../icons.ts'

interface GivenRole {
  readonly id: string
  readonly name: string
  /** To whom, where not everybody gets it. */
  readonly position?: string
  readonly can: { readonly remove: boolean }
}

interface Props<R extends GivenRole> {
  readonly title: string
  readonly roles: readonly R[]
  readonly noteOf?: (role: R) => string
  /** What it means to be given a role so. */
  readonly help: string
  readonly mayGive: boolean
  readonly takeLabel: (role: R) => string
  /** The dialogs that give one and take one. */
  readonly giving: (close: () => void) => ReactNode
  readonly taking: (role: R, close: () => void) => ReactNode
}

/** Roles that a team or a portal gives to those in it. */
export function GivenRoles<R extends GivenRole>(props: Props<R>) {
  const { title, roles, noteOf, help, mayGive, takeLabel, giving, taking } = props
  const { t } = useTranslation('ui')
  const [isGiving, setGiving] = useState(false)
  const [taken, setTaken] = useState<R>()
  const add = (
    <Button
      size="xs"
      data-size="xs"
      leftSection={<IconPlus size={14} stroke={STROKE} aria-hidden="true" />}
      onClick={() => setGiving(true)}
    >
      {t('giveRole.do')}
    </Button>
  )
  return (
    <>
      <Card title={title} count={roles.length} flush aside={mayGive && add}>
        <CardRows>
          {roles.map((role) => (
            <CardRow
              key={`${role.id} ${role.position ?? ''}`}
              icon={<IconShieldCheck size={16} stroke={STROKE} aria-hidden="true" />}
              title={<RoleName {...role} />}
              note={noteOf?.(role)}
              aside={
                role.can.remove && <IconButton label={takeLabel(role)} icon={IconX} onClick={() => setTaken(role)} />
              }
            />
          ))}
        </CardRows>
      </Card>
      <p className="quiet">{help}</p>
      {taken && taking(taken, () => setTaken(undefined))}
      {isGiving && giving(() => setGiving(false))}
    </>
  )
}

function RoleName({ id, name }: Pick<GivenRole, 'id' | 'name'>) {
  const { can } = useViewer()
  return can['roles.read'] ? <Anchor href={`/roles/${id}`}>{name}</Anchor> : name
}
