import { Button } from '@mantine/core'
import { Anchor } from '../ui/Anchor.tsx'

/** The one way on from a door that is shut. */
export function DoorLink({ href, label }: { href: string; label: string }) {
  return (
    <Button component={Anchor} href={href} size="lg" variant="filled">
      {label}
    </Button>
  )
}
