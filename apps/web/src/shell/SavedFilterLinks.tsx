export const SavedFilterLinks = () => null;
