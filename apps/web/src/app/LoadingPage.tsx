/** Words may not be there yet when this is shown, so both languages are. */
export const LoadingPage = () => (
  <p className="notice-page" role="status">
    正在加载… <span lang="en">Loading…</span>
  </p>
);
