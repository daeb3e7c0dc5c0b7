import { useParams } from '@tanstack/react-router';
import { Typography } from 'antd';

export function CasePage() {
  const { caseNo } = useParams({ from: '/office/cases/$caseNo' });
  return <Typography.Title level={1}>{caseNo}</Typography.Title>;
}
