import { AntProvider } from '../app/AntProvider';
import { AccountPage } from './AccountPage';

/** 我的配置 of an applicant, in the frame of the applicants' pages. */
export const OwnAccountPage = () => (
  <AntProvider>
    <AccountPage />
  </AntProvider>
);
