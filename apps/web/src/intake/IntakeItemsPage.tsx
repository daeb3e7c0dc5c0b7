export const IntakeItemsPage = () => null;
