SELECT (SELECT value FROM facts f WHERE f.option_id = m.option_id AND key = 'question'),
       m.kind, m.meaning, s.statistic, s.unit, s.value, s.lo, s.hi
FROM leading m JOIN summaries s ON s.measure_id = m.id
WHERE m.option_id = (SELECT min(id) FROM options) AND m.member = ''
  AND s.statistic = CASE m.kind WHEN 'flag' THEN 'p' WHEN 'date' THEN 'p80' WHEN 'money' THEN 'p50' ELSE 'mean' END
ORDER BY m.id
