/** Puts the focus on the first field at fault, once the errors are drawn. */
export function focusFirstError(): void {
  requestAnimationFrame(() => {
    const scope = document.querySelector('[role="dialog"]') ?? document
    scope.querySelector<HTMLElement>('[aria-invalid="true"], [data-error="true"] input')?.focus()
  })
}
