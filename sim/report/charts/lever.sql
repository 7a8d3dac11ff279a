SELECT f.name || u.suffix || ', by ' || a.name, a.name, x.value, f.value * u.scale, f.lo * u.scale, f.hi * u.scale, (SELECT count(*) FROM levers)
FROM figures f JOIN units u ON u.unit = f.unit JOIN levers a JOIN settings x ON x.point_id = f.point_id AND x.axis_id = a.id
WHERE f.statistic IN ('p', 'mean') AND f.unit <> 'date' AND f.value IS NOT NULL AND typeof(x.value) <> 'text' AND f.point_id <= 1000
  AND ((SELECT count(*) FROM levers) = 1 AND f.member = '' OR f.first AND ((SELECT count(*) FROM levers) > 2 OR (SELECT value FROM provenance WHERE key = 'design') <> 'grid'))
ORDER BY f.first DESC, f.section, f.measure, f.kind, a.place, x.value
