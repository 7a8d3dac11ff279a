WITH whole AS (SELECT * FROM leading WHERE member = '' AND kind = 'money'),
points AS (
  SELECT w.option_id, w.option, NULL AS statistic, min(c.value) / 100.0 AS value, round(min(c.upto) / w.total, 4) AS share, NULL AS lo, NULL AS hi
  FROM whole w JOIN curves c ON c.measure_id = w.id
  GROUP BY w.id, CAST(c.upto * 60 / w.total AS INTEGER)
  UNION ALL
  SELECT w.option_id, w.option, NULL, max(c.value) / 100.0, round(max(c.upto) / w.total, 4), NULL, NULL
  FROM whole w JOIN curves c ON c.measure_id = w.id
  GROUP BY w.id)
SELECT option, statistic, value, share, lo, hi, value / 1e6, lo / 1e6, hi / 1e6 FROM (
  SELECT * FROM points
  UNION ALL -- every curve from the least to the largest sum: at 0 before its own, level after it
  SELECT w.option_id, w.option, NULL, (SELECT min(value) FROM points), 0.0, NULL, NULL FROM whole w
  UNION ALL
  SELECT w.option_id, w.option, NULL, (SELECT max(value) FROM points), coalesce((SELECT max(p.share) FROM points p WHERE p.option_id = w.option_id), 0.0), NULL, NULL FROM whole w
  UNION ALL
  SELECT w.option_id, w.option, upper(s.statistic), s.value, CASE s.statistic WHEN 'p50' THEN 0.5 ELSE 0.8 END, s.lo, s.hi
  FROM whole w JOIN summaries s ON s.measure_id = w.id WHERE s.statistic IN ('p50', 'p80'))
ORDER BY option_id, statistic IS NOT NULL, value, share
