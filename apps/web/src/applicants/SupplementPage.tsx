export const SupplementPage = () => null;
