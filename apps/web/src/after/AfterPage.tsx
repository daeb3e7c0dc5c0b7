export const AfterPage = () => null;
