import { Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { MissingNotice } from '../ui/missing/MissingNotice.tsx'
import { ProofLayer } from '../ui/proof/ProofLayer.tsx'
import { TipLayer } from '../ui/tip/TipLayer.tsx'
import { Toasts } from '../ui/toast/Toasts.tsx'

/** What lies over every page, in the frame or beside it. */
export function Root() {
  return (
    <>
      <Suspense>
        <Outlet />
      </Suspense>
      <MissingNotice />
      <ProofLayer />
      <Toasts />
      <TipLayer />
    </>
  )
}
