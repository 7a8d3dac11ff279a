SELECT o.name, o.replications, o.failed, o.digest,
       'slipway run ' || (SELECT substr(position, 1, instr(position, ':') - 1) FROM parameters p
                          WHERE p.option_id = o.id AND instr(position, ':') > 1 ORDER BY p.rowid LIMIT 1)
       || ' --seed ' || (SELECT value FROM provenance WHERE key = 'seed') || ' --replications ' || o.replications
       || coalesce((SELECT ' --sampling ' || value FROM provenance WHERE key = 'sampling' AND value <> 'plain'), '')
       || CASE o.name WHEN 'as written' THEN '' ELSE ' --option "' || o.name || '"' END
       || coalesce((SELECT group_concat(' --set ''' || replace(setting, '''', '''\''''') || '''', '') FROM (SELECT setting FROM overrides ORDER BY position)), '')
FROM options o
WHERE EXISTS (SELECT 1 FROM measures m WHERE m.option_id = o.id)
UNION ALL
SELECT 'the whole ' || m.value, NULL, NULL, coalesce((SELECT value FROM provenance WHERE key = 'study_digest'), (SELECT value FROM provenance WHERE key = 'digest')), c.value
FROM provenance c JOIN provenance m ON m.key = 'method' WHERE c.key = 'command'
