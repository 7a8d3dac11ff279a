SELECT s.measure || CASE s.member WHEN '' THEN '' ELSE ' of ' || s.member END || CASE s.unit WHEN 'p' THEN ' (percentage points)' WHEN 'gbp' THEN ' (£m)' WHEN 'days' THEN ' (days)' ELSE '' END, i.path, s.low_setting, s.high_setting,
       s.at_low * CASE s.unit WHEN 'p' THEN 100.0 WHEN 'gbp' THEN 1e-6 ELSE 1.0 END, s.at_high * CASE s.unit WHEN 'p' THEN 100.0 WHEN 'gbp' THEN 1e-6 ELSE 1.0 END, s.swing * CASE s.unit WHEN 'p' THEN 100.0 WHEN 'gbp' THEN 1e-6 ELSE 1.0 END,
       s.lo * CASE s.unit WHEN 'p' THEN 100.0 WHEN 'gbp' THEN 1e-6 ELSE 1.0 END, s.hi * CASE s.unit WHEN 'p' THEN 100.0 WHEN 'gbp' THEN 1e-6 ELSE 1.0 END
FROM (SELECT *, row_number() OVER (PARTITION BY section, member, measure ORDER BY abs(swing) DESC) AS place FROM swings) s
JOIN inputs i ON i.id = s.input_id
WHERE s.place <= 20 AND s.member = '' AND s.at_low IS NOT NULL AND s.at_high IS NOT NULL
ORDER BY s.section, s.measure, abs(s.swing) DESC
