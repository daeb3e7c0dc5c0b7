import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { queryClient } from '../api/query-client';
import { CrashPage } from './CrashPage';
import { LoadingPage } from './LoadingPage';
import { router } from './router';
import { useDark } from './settings';

/** Holds no component library: the applicants' first page must load on a phone (see AntProvider). */
export function App() {
  const isDark = useDark();
  useEffect(() => {
    document.documentElement.dataset.look = isDark ? 'dark' : 'light';
  }, [isDark]);
  return (
    <ErrorBoundary FallbackComponent={CrashPage}>
      <QueryClientProvider client={queryClient}>
        <Suspense fallback={<LoadingPage />}>
          <RouterProvider router={router} />
        </Suspense>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}
