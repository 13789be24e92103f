import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { placeTip } from './place.ts'
import classes from './TipLayer.module.css'

const SHOW_AFTER = 350
const HIDE_AFTER = 120 // long enough to move the pointer onto the tip (WCAG 1.4.13)

interface Tip {
  readonly text: string
  readonly of: Element
}

/**
 * One tooltip for the whole console: whatever carries `data-tip` shows it on hover and keyboard focus. A list of two
 * hundred rows has hundreds of them, so none costs more than its attribute. It repeats names; it never is one.
 */
export function TipLayer() {
  const [tip, setTip] = useState<Tip>()
  const box = useRef<HTMLDivElement>(null)
  useTips(setTip, box)
  useEffect(() => {
    if (tip && box.current) placeTip(box.current, tip.of)
  }, [tip])
  if (!tip) return null
  return createPortal(
    <div ref={box} role="tooltip" className={classes.tip}>
      {tip.text}
    </div>,
    document.body,
  )
}

type Show = (tip: Tip | undefined) => void

function useTips(show: Show, box: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = (tip: Tip | undefined, ms: number) => {
      clearTimeout(timer)
      timer = setTimeout(() => show(tip), ms)
    }
    const meet = ({ target, type }: Event) => {
      if (target instanceof Node && box.current?.contains(target)) return clearTimeout(timer)
      const tip = tipOf(target)
      if (!tip) return later(undefined, HIDE_AFTER)
      if (type === 'focusin' && !tip.of.matches(':focus-visible')) return
      later(tip, SHOW_AFTER)
    }
    const drop = () => later(undefined, 0)
    const dropAtEscape = ({ key }: KeyboardEvent) => key === 'Escape' && drop()
    document.addEventListener('pointerover', meet)
    document.addEventListener('focusin', meet)
    document.addEventListener('pointerdown', drop)
    document.addEventListener('scroll', drop, true)
    document.addEventListener('keydown', dropAtEscape)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerover', meet)
      document.removeEventListener('focusin', meet)
      document.removeEventListener('pointerdown', drop)
      document.removeEventListener('scroll', drop, true)
      document.removeEventListener('keydown', dropAtEscape)
    }
  }, [show, box])
}

function tipOf(target: EventTarget | null): Tip | undefined {
  const of = target instanceof Element ? target.closest('[data-tip]') : null
  const text = of?.getAttribute('data-tip')
  return of && text && of.getAttribute('aria-expanded') !== 'true' ? { text, of } : undefined
}
