WITH ranked AS (
  SELECT x.*, d.start, d.deadline,
         row_number() OVER (PARTITION BY x.option_id ORDER BY f.value DESC, x.id) AS place
  FROM exits x JOIN days d ON d.option_id = x.option_id JOIN summaries f ON f.measure_id = x.flag_id AND f.statistic = 'p'
  WHERE x.member <> ''),
shown AS (SELECT * FROM ranked WHERE place <= 24),
points AS (
  SELECT w.option_id, w.place, w.option, w.member, NULL AS statistic, date(w.start, min(c.value) || ' seconds') AS day,
         round(min(c.upto) / w.total, 3) AS share, NULL AS lo, NULL AS hi, w.deadline
  FROM shown w JOIN curves c ON c.measure_id = w.id
  GROUP BY w.id, CAST(c.upto * 32 / w.total AS INTEGER)
  UNION ALL
  SELECT w.option_id, w.place, w.option, w.member, NULL, date(w.start, min(c.value) || ' seconds'), 0.0, NULL, NULL, w.deadline
  FROM shown w JOIN curves c ON c.measure_id = w.id
  GROUP BY w.id
  UNION ALL
  SELECT w.option_id, w.place, w.option, w.member, NULL, date(w.start, max(c.value) || ' seconds'),
         round(max(c.upto) / w.total, 3), NULL, NULL, w.deadline
  FROM shown w JOIN curves c ON c.measure_id = w.id
  GROUP BY w.id)
SELECT option, member, statistic, day, share, lo, hi, deadline, place FROM (
  SELECT * FROM points
  UNION ALL
  SELECT w.option_id, w.place, w.option, w.member, upper(s.statistic), s.value,
         CASE s.statistic WHEN 'p50' THEN 0.5 ELSE 0.8 END, s.lo, s.hi, w.deadline
  FROM shown w JOIN summaries s ON s.measure_id = w.id WHERE s.statistic IN ('p50', 'p80'))
ORDER BY option_id, place, statistic IS NOT NULL, day, share
