# The proxy; the pages; the program with the pages inside it; last, nothing but the program.
FROM caddy:2.10-alpine AS proxy
# Certificates are kept in a volume that takes this folder's owner.
RUN mkdir -p /data /config && chown -R 10002:10002 /data /config
COPY Caddyfile /etc/caddy/Caddyfile
USER 10002:10002

FROM node:20-bookworm-slim AS pages
WORKDIR /src/frontend
COPY frontend/package.json frontend/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY frontend/ ./
RUN npm run build

FROM rust:1.95-bookworm AS program
WORKDIR /src
COPY Cargo.toml Cargo.lock ./
# The dependencies are a layer of their own: a change of the program does not build them again.
RUN mkdir -p src tests/it && echo 'fn main() {}' > src/main.rs && touch src/lib.rs \
  && echo 'fn main() {}' > tests/it/main.rs && cargo build --release --locked && rm -rf src tests
COPY data/ data/
COPY migrations/ migrations/
COPY src/ src/
COPY --from=pages /src/frontend/ frontend/
RUN touch src/main.rs src/lib.rs && cargo build --release --locked

FROM debian:bookworm-slim AS node
# Nodes that share a folder of files mount it there; a new volume takes this folder's owner.
RUN useradd --system --uid 10001 --create-home --home-dir /data jury && mkdir -p /files && chown 10001 /files && chmod 700 /files
COPY --from=program /src/target/release/citizens-jury /usr/local/bin/
USER jury
WORKDIR /data
VOLUME /data
ENV JURY_LISTEN=0.0.0.0:8080 JURY_DATA_DIR=/data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["citizens-jury", "ready"]
ENTRYPOINT ["citizens-jury"]
CMD ["serve"]
