SELECT path, value, unit FROM parameters WHERE option_id = (SELECT min(id) FROM options) AND position = 'default' ORDER BY rowid LIMIT 400
