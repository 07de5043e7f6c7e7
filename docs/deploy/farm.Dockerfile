# What a scheduler, its workers and the command of a farm have in common: the same program, the same data.
FROM python:3.13-slim AS build
COPY . /sources
RUN python -m venv /tool && /tool/bin/pip install --no-cache-dir "/sources[dask,farm]"

FROM python:3.13-slim
RUN useradd --uid 10001 --create-home planner
COPY --from=build /tool /tool
USER planner
ENV PATH=/tool/bin:$PATH LANG=C.UTF-8
