SELECT * FROM (SELECT 'all, on the command line' AS option, substr(setting, 1, instr(setting, '=') - 1) AS path, NULL AS before, substr(setting, instr(setting, '=') + 1) AS after FROM overrides ORDER BY position)
UNION ALL
SELECT * FROM (
  SELECT o.name, p.path, b.value, p.value FROM parameters p JOIN options o ON o.id = p.option_id
  LEFT JOIN parameters b ON b.option_id = (SELECT min(id) FROM options) AND b.path = p.path
  WHERE p.option_id <> (SELECT min(id) FROM options) AND p.value IS NOT b.value
  ORDER BY p.option_id, p.rowid LIMIT 300)
