import {
  IconBan,
  IconCircleCheck,
  IconCircleX,
  IconFileCheck,
  IconFileUpload,
  IconPlayerPlay,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Icon } from '../ui/icons.ts'
import { Tag } from '../ui/Tag.tsx'
import type { ImportState } from './types.ts'

const icons: Record<ImportState, Icon> = {
  uploaded: IconFileUpload,
  checking: IconPlayerPlay,
  checked: IconFileCheck,
  running: IconPlayerPlay,
  done: IconCircleCheck,
  failed: IconCircleX,
  cancelled: IconBan,
}

/** How far an import is, in a word. */
export function StateTag({ state }: { state: ImportState }) {
  const { t } = useTranslation('imports')
  return <Tag icon={icons[state]}>{t(`state.${state}`)}</Tag>
}
