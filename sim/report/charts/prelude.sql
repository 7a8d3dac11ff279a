-- Temporary views that the charts share. A run database is somebody's word: nothing in its schema may act.
PRAGMA trusted_schema = OFF;
PRAGMA query_only = OFF;

-- What a curve over all outcomes needs: the total with those beyond the horizon.
CREATE TEMP VIEW known AS
SELECT m.id, m.option_id, o.name AS option, m.section, m.member, m.name, m.kind, m.meaning, m.bin_width,
       m.count + m.censored AS total
FROM main.measures m JOIN main.options o ON o.id = m.option_id;

-- The first measure of a kind in each section and member: the one a planner asks for first.
CREATE TEMP VIEW leading AS
SELECT * FROM known WHERE id IN (SELECT min(id) FROM known GROUP BY option_id, section, member, kind);

-- Those with a date and a flag: who is out when, and whether in time. The whole is the section without members.
CREATE TEMP VIEW exits AS
SELECT d.*, f.id AS flag_id FROM leading d
JOIN leading f ON f.option_id = d.option_id AND f.section = d.section AND f.member = d.member AND f.kind = 'flag'
WHERE d.kind = 'date';

CREATE TEMP VIEW days AS
SELECT o.id AS option_id, o.start, d.value AS deadline FROM main.options o LEFT JOIN main.facts d ON d.option_id = o.id AND d.key = 'deadline';

CREATE TEMP VIEW groups_of AS
SELECT option_id, section, member, group_concat(key || ' ' || value, ', ') AS labels
FROM main.labels GROUP BY option_id, section, member;

-- A table, not a view: several charts draw these curves.
CREATE TEMP TABLE curves AS
SELECT measure_id, value, CAST(sum(count) OVER (PARTITION BY measure_id ORDER BY value) AS REAL) AS upto
FROM main.distributions WHERE measure_id IN (SELECT id FROM leading WHERE kind = 'date' OR (kind = 'money' AND member = ''));
CREATE INDEX temp.curves_of ON curves (measure_id, value);

-- How numbers of a unit are written in charts.
CREATE TEMP VIEW units AS
SELECT 'p' AS unit, 100.0 AS scale, ' (percentage points)' AS suffix UNION ALL SELECT 'gbp', 1e-6, ' (£m)'
UNION ALL SELECT 'days', 1, ' (days)' UNION ALL SELECT 'count', 1, '' UNION ALL SELECT '', 1, '';

-- The figure that was asked for first: by which points are shown, options ranked, causes ordered.
CREATE TEMP VIEW asked AS SELECT value AS measure FROM main.provenance WHERE key = 'measure';

-- A sweep: its measures in words, its levers by place, and what each point is set to.
CREATE TEMP VIEW figures AS
SELECT s.point_id, s.section, s.member, s.measure, s.statistic, s.unit, s.value, s.lo, s.hi, m.kind,
       m.meaning || CASE s.member WHEN '' THEN '' ELSE ': ' || s.member END AS name,
       s.section || CASE s.member WHEN '' THEN '' ELSE '.' || s.member END || '.' || s.measure = (SELECT measure FROM asked) AS first
FROM main.point_summaries s JOIN main.point_measures m ON m.section = s.section AND m.measure = s.measure;
CREATE TEMP VIEW levers AS
SELECT id, path, path || CASE unit WHEN '' THEN '' ELSE ' (' || unit || ')' END AS name, row_number() OVER (ORDER BY id) AS place FROM main.axes;
CREATE TEMP VIEW settings AS
SELECT point_id, axis_id, CASE WHEN typeof(value) = 'real' AND value = CAST(value AS INTEGER) THEN CAST(value AS INTEGER) ELSE value END AS value
FROM main.point_settings;
-- The places of the levels of a grid's levers, from 1.
CREATE TEMP VIEW levels AS
SELECT axis_id, value, row_number() OVER (PARTITION BY axis_id ORDER BY min(point_id)) AS place FROM settings GROUP BY axis_id, value;

-- A study: the mean of a figure as it is, to which changes are added.
CREATE TEMP VIEW bases AS
SELECT m.section, m.member, m.name AS measure, m.kind, s.value,
       m.meaning || CASE m.member WHEN '' THEN '' ELSE ': ' || m.member END AS name,
       m.section || CASE m.member WHEN '' THEN '' ELSE '.' || m.member END || '.' || m.name = (SELECT measure FROM asked) AS first
FROM main.measures m JOIN main.summaries s ON s.measure_id = m.id AND s.statistic IN ('mean', 'p')
WHERE m.option_id = (SELECT min(id) FROM main.options);
