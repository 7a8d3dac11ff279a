-- One row or a few of every table that an experiment may add to a run database, as the schema has them.
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
CREATE TABLE trace_stages(option_id, position, member, stage, owner, p10_begin, p50_begin, p80_begin, p90_begin, p10_end, p50_end, p80_end, p90_end, criticality, needed, done);
INSERT INTO trace_stages VALUES
    (1, 1, 'north', 'plan', 'north', '2030-01-02', '2030-01-05', '2030-01-09', '2030-01-12', '2030-02-01', '2030-02-15', '2030-02-20', '2030-03-01', 0.8, 1, 1),
    (1, 2, 'north', 'build', 'north', '2030-02-01', '2030-02-15', '2030-02-20', '2030-03-01', '2030-04-01', '2030-05-15', '2030-06-20', NULL, 0.2, 1, 0.9),
    (1, 1, 'south', 'plan', 'south', '2030-01-02', '2030-01-05', '2030-01-09', '2030-01-12', '2030-02-01', '2030-02-15', '2030-02-20', '2030-03-01', 1, 1, 1);
CREATE TABLE trace_bars(option_id, replication, member, stage, owner, attempt, ready, begin, end, failed, critical);
INSERT INTO trace_bars VALUES
    (1, 7, 'north', 'plan', 'north', 1, '2030-01-02', '2030-01-05', '2030-02-01', 0, 1), (1, 7, 'north', 'build', 'north', 1, '2030-02-01', '2030-02-20', '2030-05-01', 0, 1),
    (1, 7, 'south', 'plan', 'south', 1, '2030-01-02', '2030-01-05', '2030-02-10', 0, 0), (1, 7, 'south', 'build', 'south', 1, '2030-02-10', '2030-03-01', NULL, 0, 0);
CREATE TABLE trace_levels(option_id, resource, kind, day, p10, p50, p90, mean, units);
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 30)
INSERT INTO trace_levels SELECT 1, 'team', 'pool', date('2030-01-01', i * 7 || ' days'), i % 2, 1 + i % 2, 3, 1.5, 3 FROM n;
