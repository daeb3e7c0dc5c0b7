export function verdictOf(text: string): { readonly state: 'unknown' | 'weak' | 'sound'; readonly names?: string[] };
