export const IntakePage = () => null;
