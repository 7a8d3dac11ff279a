SELECT m.option, m.meaning, CASE s.statistic WHEN 'p' THEN 'chance' WHEN 'p50' THEN 'P50' WHEN 'p80' THEN 'P80' ELSE s.statistic END,
       CASE WHEN m.kind = 'count' THEN '' ELSE s.unit END, s.value, s.lo, s.hi
FROM known m JOIN summaries s ON s.measure_id = m.id
WHERE m.member = ''
  AND s.statistic = CASE m.kind WHEN 'flag' THEN 'p' WHEN 'date' THEN 'p80' WHEN 'money' THEN 'p50' ELSE 'mean' END
ORDER BY m.option_id, m.id
