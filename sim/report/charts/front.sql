SELECT o.name, f.x, sx.lo, sx.hi, f.y, sy.lo, sy.hi,
       CASE my.kind WHEN 'flag' THEN 'chance that ' || my.meaning WHEN 'count' THEN my.meaning || ', on average' WHEN 'date' THEN my.meaning || ', P50, days after the start' ELSE my.meaning || ', P50' END,
       CASE f.on_front WHEN 1 THEN 'on the front' ELSE 'beaten by another' END, f.probability, f.x / 1e6
FROM front f JOIN options o ON o.id = f.option_id
JOIN measures mx ON mx.option_id = o.id AND mx.member = '' AND mx.section || '.' || mx.name = f.x_measure
JOIN measures my ON my.option_id = o.id AND my.member = '' AND my.section || '.' || my.name = f.y_measure
LEFT JOIN summaries sx ON sx.measure_id = mx.id AND sx.statistic = 'p50'
LEFT JOIN summaries sy ON sy.measure_id = my.id AND sy.statistic = CASE my.kind WHEN 'flag' THEN 'p' WHEN 'count' THEN 'mean' WHEN 'date' THEN '' ELSE 'p50' END
WHERE f.x IS NOT NULL AND f.y IS NOT NULL
ORDER BY f.on_front DESC, o.id
