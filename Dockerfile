# A static program and nothing else: its fonts and templates are inside it.
#   docker build -t gongwen .
#   docker run --rm -u "$(id -u):$(id -g)" -v "$PWD:/work" gongwen convert 稿件/ -o 成品/
FROM rust:1.95-alpine AS build
# For the allocator, the one part written in C.
# hadolint ignore=DL3018
RUN apk add --no-cache build-base
WORKDIR /source
COPY . .
RUN cargo build --release --locked && \
    install -D -m 755 target/release/gongwen /image/gongwen && \
    install -d -m 755 -o 65532 -g 65532 /image/work

FROM scratch
COPY --from=build /image/ /
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["/gongwen"]
