SELECT 'Of {inputs} assumptions moved one at a time, {path} matters most: from {low} to {high} it moves “{meaning}” by {value} on average ({range}).',
       (SELECT count(*) FROM inputs), i.path, round(s.low_setting, 2), round(s.high_setting, 2) || CASE i.unit WHEN '' THEN '' ELSE ' ' || i.unit END, b.name,
       CASE s.unit WHEN 'count' THEN '' ELSE s.unit END, s.swing, s.lo, s.hi
FROM swings s JOIN inputs i ON i.id = s.input_id JOIN bases b ON b.section = s.section AND b.member = s.member AND b.measure = s.measure
WHERE b.first AND s.swing <> 0 ORDER BY abs(s.swing) DESC LIMIT 1
