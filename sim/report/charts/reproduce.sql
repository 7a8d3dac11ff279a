SELECT o.name, o.replications, o.failed, o.digest,
       'slipway run ' || (SELECT substr(position, 1, instr(position, ':') - 1) FROM parameters p
                          WHERE p.option_id = o.id AND instr(position, ':') > 1 ORDER BY p.rowid LIMIT 1)
       || ' --seed ' || (SELECT value FROM provenance WHERE key = 'seed') || ' --replications ' || o.replications
       || CASE o.name WHEN 'as written' THEN '' ELSE ' --option "' || o.name || '"' END
       || coalesce((SELECT group_concat(' --set ''' || setting || '''', '') FROM overrides), '')
FROM options o
WHERE EXISTS (SELECT 1 FROM measures m WHERE m.option_id = o.id)
ORDER BY o.id
