SELECT f.name || CASE f.unit WHEN 'gbp' THEN ' (£m)' WHEN 'days' THEN ' (days)' ELSE '' END, a.name, x.value, b.name, y.value, f.value * u.scale, f.lo * u.scale, f.hi * u.scale, i.place, j.place
FROM figures f JOIN units u ON u.unit = f.unit JOIN levers a ON a.place = 1 JOIN levers b ON b.place = 2
JOIN settings x ON x.point_id = f.point_id AND x.axis_id = a.id JOIN levels i ON i.axis_id = a.id AND i.value = x.value
JOIN settings y ON y.point_id = f.point_id AND y.axis_id = b.id JOIN levels j ON j.axis_id = b.id AND j.value = y.value
WHERE f.statistic = 'mean' AND f.unit <> 'date' AND f.value IS NOT NULL AND (f.member = '' OR f.first) AND (SELECT count(*) FROM levers) = 2 AND (SELECT value FROM provenance WHERE key = 'design') = 'grid'
ORDER BY f.first DESC, f.unit <> 'count', f.section, f.measure, j.place, i.place
