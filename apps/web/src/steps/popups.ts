const POPUPS = [
  '.ant-modal-wrap',
  '.ant-image-preview-root',
  '.ant-select-dropdown:not(.ant-select-dropdown-hidden)',
  '.ant-popover:not(.ant-popover-hidden)',
  '.ant-dropdown:not(.ant-dropdown-hidden)',
  '[role=dialog]',
].join();

/** Esc closes what is open over the page first, and not the page with it. */
export const isPopupOpen = (): boolean =>
  [...document.querySelectorAll<HTMLElement>(POPUPS)].some((popup) => popup.checkVisibility());
