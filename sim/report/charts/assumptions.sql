SELECT path, value, unit, grade, source FROM parameters
WHERE option_id = (SELECT min(id) FROM options) AND grade <> ''
ORDER BY rowid
