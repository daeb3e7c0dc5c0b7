import { useParams } from '@tanstack/react-router';
import { Typography } from 'antd';

export function QueuePage() {
  const { queue } = useParams({ from: '/office/work/$queue' });
  return <Typography.Title level={1}>{queue}</Typography.Title>;
}
