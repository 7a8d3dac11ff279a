#!/usr/bin/python3
"""The loads of slipway-bench that SimPy (Debian's python3-simpy3) can carry, as its documentation writes such models.

  simpy_models.py WORKLOAD N [K] [--draws FILE]

Lengths are drawn as is usual, by random.expovariate; or read from FILE, as `slipway-bench draws` writes them, which must
give the very results of slipway-bench.
"""

import random
import sys
import time

import simpy

ARRIVALS = 0.9
UNIT = 1e6  # ticks in a unit of time, where lengths are read


def drawn(mean):
    while True:
        yield random.expovariate(1 / mean)


def mm1(env, n, _, between, service):
    store, total = simpy.Store(env), 0

    def bring():
        for _ in range(n):
            yield env.timeout(next(between))
            yield store.put(env.now)

    def serve():
        nonlocal total
        for _ in range(n):
            came = yield store.get()
            yield env.timeout(next(service))
            total += env.now - came

    env.process(bring())
    env.process(serve())
    env.run()
    return {"mean time in system": total / n}


def customers(env, n, _, between, service):
    server, total = simpy.Resource(env), 0

    def visit():
        nonlocal total
        came = env.now
        with server.request() as request:
            yield request
            yield env.timeout(next(service))
        total += env.now - came

    def arrive():
        for _ in range(n):
            yield env.timeout(next(between))
            env.process(visit())

    env.process(arrive())
    env.run()
    return {"mean time in system": total / n}


def crowd(env, n, _, between, service):
    total = 0

    def stay():
        nonlocal total
        came = env.now
        yield env.timeout(next(service))
        total += env.now - came

    def arrive():
        for _ in range(n):
            yield env.timeout(next(between))
            env.process(stay())

    env.process(arrive())
    env.run()
    return {"mean stay": total / n}


def hold(env, n, k, _, service):
    left, total = n, 0

    def loop():
        nonlocal left, total
        while left > 0:
            left -= 1
            length = next(service)
            total += length
            yield env.timeout(length)

    for _ in range(k):
        env.process(loop())
    env.run()
    return {"mean length": total / n}


def main():
    words = sys.argv[1:]
    file = words.pop(words.index("--draws") + 1) if "--draws" in words else None
    words = [word for word in words if word != "--draws"]
    workload, n = words[0], int(words[1])
    k = int(words[2]) if len(words) > 2 else 1000
    scale = 1
    if file:
        rows = [tuple(map(int, row.split())) for row in open(file)]
        between, service, scale = iter([row[0] for row in rows]), iter([row[1] for row in rows]), UNIT
    else:
        between, service = drawn(1 / (k if workload == "crowd" else ARRIVALS)), drawn(1)
    began = time.process_time()
    results = {"mm1": mm1, "customers": customers, "crowd": crowd, "hold": hold}[workload](
        simpy.Environment(), n, k, between, service)
    for what, value in results.items():
        print(f"{what}: {value / scale!r}")
    print(f"CPU seconds: {time.process_time() - began:.4f}")


main()
