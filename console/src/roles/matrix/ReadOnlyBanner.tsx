import { IconLock } from '@tabler/icons-react'
import { Banner } from '../../ui/Banner.tsx'
import { useReadOnly } from '../page/useReadOnly.ts'
import type { Role } from '../role.ts'
import classes from './Matrix.module.css'

/** Says why nothing can be changed here. */
export function ReadOnlyBanner({ role }: { role: Role }) {
  const { title, help } = useReadOnly(role)
  return (
    <div className={classes.banner}>
      <Banner tone="mute" icon={IconLock} title={title}>
        {help}
      </Banner>
    </div>
  )
}
