import { IconCamera } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/Avatar.tsx'
import { STROKE } from '../../ui/icons.ts'
import classes from './Photo.module.css'

interface Props {
  readonly user: { readonly id: string; readonly name: string; readonly photo: string | null }
  readonly size: 52 | 96
  readonly onPress: () => void
}

/** The picture of somebody, to be changed by pressing it. */
export function PhotoButton({ user, size, onPress }: Props) {
  const { t } = useTranslation('photo')
  return (
    <span className={classes.pressable}>
      <Avatar {...user} size={size} />
      <button
        type="button"
        className={classes.button}
        onClick={onPress}
        aria-label={t('button', { name: user.name })}
        data-tip={user.photo ? t('change') : t('give')}
      >
        <span className={classes.sign}>
          <IconCamera size={13} stroke={STROKE} aria-hidden="true" />
        </span>
      </button>
    </span>
  )
}
