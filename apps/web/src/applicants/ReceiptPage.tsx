export const ReceiptPage = () => null;
