def station_report(readings, since=None)
    return {}
