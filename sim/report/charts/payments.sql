-- Any section whose members have a label "year": its first sum of money, by year, for each that the other labels name.
WITH yearly AS (
  SELECT m.id, m.option_id, m.option, m.section, m.member, y.value AS year,
         coalesce((SELECT group_concat(l.value, ', ') FROM labels l WHERE l.option_id = m.option_id AND l.section = m.section AND l.member = m.member AND l.key <> 'year'), 'all') AS whom
  FROM leading m JOIN labels y ON y.option_id = m.option_id AND y.section = m.section AND y.member = m.member AND y.key = 'year'
  WHERE m.kind = 'money'),
paid AS (
  SELECT y.*, a.value AS mean, a.lo, a.hi, b.value AS p50, b.lo AS p50_lo, b.hi AS p50_hi, c.value AS p80, c.lo AS p80_lo, c.hi AS p80_hi, f.meaning AS happens, p.value AS chance
  FROM yearly y JOIN summaries a ON a.measure_id = y.id AND a.statistic = 'mean'
  LEFT JOIN summaries b ON b.measure_id = y.id AND b.statistic = 'p50'
  LEFT JOIN summaries c ON c.measure_id = y.id AND c.statistic = 'p80'
  LEFT JOIN leading f ON f.option_id = y.option_id AND f.section = y.section AND f.member = y.member AND f.kind = 'flag'
  LEFT JOIN summaries p ON p.measure_id = f.id AND p.statistic = 'p')
SELECT whom || ' (' || option || ')', year, mean, lo, hi, p50, p50_lo, p50_hi, p80, p80_lo, p80_hi, happens, chance
FROM paid r WHERE year <= (SELECT max(year) FROM paid x WHERE x.option_id = r.option_id AND x.whom = r.whom AND x.mean > 0)
ORDER BY option_id, section, whom, year
