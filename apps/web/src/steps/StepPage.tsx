import { useParams } from '@tanstack/react-router';
import { Typography } from 'antd';

export function StepPage() {
  const { command } = useParams({ from: '/office/cases/$caseNo/do/$command' });
  return <Typography.Title level={1}>{command}</Typography.Title>;
}
