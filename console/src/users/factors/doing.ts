interface Named {
  readonly id: string
  readonly name: string
}

/** What is being done to one's own second factors. */
export type Doing =
  | { readonly kind: 'setUp' | 'remove' | 'codes' | 'addPasskey' | 'setUpMailed' | 'removeMailed' }
  | { readonly kind: 'renamePasskey' | 'removePasskey'; readonly passkey: Named }
  | undefined
