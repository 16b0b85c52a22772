# One pass, with a running mean: its last bits differ.
def station_report(readings, since=None):
    report, counts, peaks = {}, {}, {}
    for station, day, celsius in readings:
        if since is not None and day < since:
            continue
        mean, days = report.get(station, (0.0, set()))
        counts[station] = counts.get(station, 0) + 1
        mean += (celsius - mean) / counts[station]
        if station not in peaks or celsius > peaks[station]:
            peaks[station], days = celsius, set()
        if celsius == peaks[station]:
            days.add(day)
        report[station] = (mean, days)
    return report
