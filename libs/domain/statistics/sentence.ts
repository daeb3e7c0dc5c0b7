export interface Sentence {
  readonly zh: string;
  readonly en: string;
}
