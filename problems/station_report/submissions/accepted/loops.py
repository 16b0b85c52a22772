def station_report(readings, since=None):
    temperatures = {}
    for station, day, celsius in readings:
        if since is None or day >= since:
            temperatures.setdefault(station, []).append((celsius, day))
    report = {}
    for station, pairs in temperatures.items():
        highest = max(pairs)[0]
        mean = sum(celsius for celsius, _ in pairs) / len(pairs)
        report[station] = (mean, {day for celsius, day in pairs if celsius == highest})
    return report
