import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { fetchAhead } from './app/router';
import { startI18n } from './i18n';
import './app/base.css';

fetchAhead();
await startI18n();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App />);
