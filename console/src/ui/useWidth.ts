import { useMediaQuery } from '@mantine/hooks'

const atOnce = { getInitialValueInEffect: false }

/** True below 760 px, where lists become rows and header actions a menu. */
export const useIsPhone = (): boolean => useMediaQuery('(max-width: 759.98px)', false, atOnce) ?? false

/** True below 1180 px, where the sidebar folds to icons. */
export const useIsNarrow = (): boolean => useMediaQuery('(max-width: 1179.98px)', false, atOnce) ?? false
