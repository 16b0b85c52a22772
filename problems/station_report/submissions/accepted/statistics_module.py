from collections import defaultdict
from statistics import fmean


def station_report(readings, since=None):
    by_station = defaultdict(list)
    for station, day, celsius in readings:
        if since is None or since <= day:
            by_station[station].append((day, celsius))
    return {station: summary(list(pairs)) for station, pairs in by_station.items()}


def summary(pairs):
    highest = max(celsius for _, celsius in pairs)
    return fmean(c for _, c in pairs), set(day for day, c in pairs if c == highest)
