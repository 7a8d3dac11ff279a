-- One row or a few of every table that sweeps and studies add to a run database, as the schema has them.
CREATE TABLE axes(id INTEGER PRIMARY KEY, path TEXT, kind TEXT, unit TEXT, low, high, levels INTEGER, scale TEXT);
INSERT INTO axes VALUES (1, 'team.units', 'parameter', 'units', 1, 4, 4, 'linear'), (2, 'task.days', 'parameter', 'days', 10, 50, 5, 'linear');
CREATE TABLE points(id INTEGER PRIMARY KEY, replications, failed, digest);
CREATE TABLE point_settings(point_id, axis_id, value);
CREATE TABLE point_summaries(point_id, section, member, measure, statistic, unit, value, lo, hi);
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 19) INSERT INTO points SELECT i, 100, 0, '' FROM n;
INSERT INTO point_settings SELECT id, 1, 1 + id % 4 FROM points UNION ALL SELECT id, 2, 10 + 10 * (id / 4) FROM points;
INSERT INTO point_summaries
SELECT id, 'project', '', 'late', 'p', 'p', min(1, 0.05 * (id / 4 + 1) * (5 - id % 4)), 0.02 * (id / 4 + 1), min(1, 0.06 * (id / 4 + 1) * (5 - id % 4)) FROM points;
INSERT INTO point_summaries SELECT point_id, section, member, 'tasks_late', 'mean', 'count', value * 3, lo * 3, hi * 3 FROM point_summaries;
CREATE TABLE inputs(id INTEGER PRIMARY KEY, path, unit, low, high, source TEXT);
INSERT INTO inputs VALUES (1, 'task.a.duration', 'days', 10, 40, 'P10/P90'), (2, 'team.units', 'units', 1, 3, 'range');
CREATE TABLE swings(input_id, section, member, measure, unit, low_setting, high_setting, at_low, at_high, swing, lo, hi);
INSERT INTO swings VALUES (1, 'project', '', 'end', 'days', 10, 40, 120, 190, 70, 66, 74), (2, 'project', '', 'end', 'days', 1, 3, 170, 140, -30, -34, -26);
CREATE TABLE exclusions(id INTEGER PRIMARY KEY, cause TEXT, kind TEXT, section, member, measure, unit, saved, lo, hi);
INSERT INTO exclusions VALUES (1, 'waiting for the team', 'capacity', 'project', '', 'late', 'p', 0.3, 0.27, 0.33), (2, 'rework', 'risk', 'project', '', 'late', 'p', 0.1, 0.08, 0.12);
