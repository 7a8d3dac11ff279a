SELECT x.option, x.member, g.labels, s.value, s.lo, s.hi,
       (SELECT CASE l.value WHEN '' THEN 'no ' || l.key ELSE l.key || ' ' || l.value END FROM labels l
        WHERE l.option_id = x.option_id AND l.section = x.section AND l.member = x.member ORDER BY l.rowid LIMIT 1)
FROM exits x JOIN summaries s ON s.measure_id = x.flag_id AND s.statistic = 'p'
LEFT JOIN groups_of g ON g.option_id = x.option_id AND g.section = x.section AND g.member = x.member
WHERE x.member <> ''
ORDER BY x.option_id, s.value DESC, x.id
LIMIT 400
