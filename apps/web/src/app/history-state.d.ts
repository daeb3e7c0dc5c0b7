import '@tanstack/react-router';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** 查询密码, told once after opening: handed on with the visit and never in an address. */
    readonly queryPassword?: string;
  }
}
