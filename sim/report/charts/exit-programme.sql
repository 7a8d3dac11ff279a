WITH whole AS (SELECT x.*, d.start, d.deadline FROM exits x JOIN days d ON d.option_id = x.option_id WHERE x.member = ''),
points AS (
  SELECT w.option_id, w.option, NULL AS statistic, date(w.start, min(c.value) || ' seconds') AS day,
         round(min(c.upto) / w.total, 4) AS share, NULL AS lo, NULL AS hi, w.deadline
  FROM whole w JOIN curves c ON c.measure_id = w.id
  GROUP BY w.id, CAST(c.upto * 60 / w.total AS INTEGER)
  UNION ALL
  SELECT w.option_id, w.option, NULL, date(w.start, max(c.value) || ' seconds'),
         round(max(c.upto) / w.total, 4), NULL, NULL, w.deadline
  FROM whole w JOIN curves c ON c.measure_id = w.id
  GROUP BY w.id)
SELECT option, statistic, day, share, lo, hi, deadline FROM (
  SELECT * FROM points
  UNION ALL -- every curve from the first to the last date: at 0 before its own, level after it
  SELECT w.option_id, w.option, NULL, (SELECT min(day) FROM points), 0.0, NULL, NULL, w.deadline FROM whole w
  UNION ALL
  SELECT w.option_id, w.option, NULL, (SELECT max(day) FROM points), coalesce((SELECT max(p.share) FROM points p WHERE p.option_id = w.option_id), 0.0), NULL, NULL, w.deadline FROM whole w
  UNION ALL
  SELECT w.option_id, w.option, upper(s.statistic), s.value, CASE s.statistic WHEN 'p50' THEN 0.5 ELSE 0.8 END, s.lo, s.hi, w.deadline
  FROM whole w JOIN summaries s ON s.measure_id = w.id WHERE s.statistic IN ('p50', 'p80'))
ORDER BY option_id, statistic IS NOT NULL, statistic, day, share
