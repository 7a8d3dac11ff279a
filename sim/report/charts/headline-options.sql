WITH asked_by AS (SELECT r.*, m.meaning, o.name FROM rankings r JOIN options o ON o.id = r.option_id
  JOIN measures m ON m.option_id = r.option_id AND m.member = '' AND m.section || '.' || m.name = r.measure
  WHERE r.measure = (SELECT max(y_measure) FROM front)),
counted AS (SELECT *, count(*) OVER () AS options, count(*) FILTER (WHERE on_average IN ('best', 'perhaps')) OVER () AS candidates FROM asked_by)
SELECT CASE on_average WHEN 'best' THEN 'Of the {options} options, “{option}” does best by “{meaning}” on average; it is the best or as good as the best in {value} of futures ({range}).'
       ELSE 'By “{meaning}” on average, the {candidates} best of the {options} options cannot yet be told apart: {names}.' END,
       options, candidates, name, meaning, best, best_lo, best_hi,
       (SELECT group_concat('“' || name || '”', ', ') FROM counted WHERE on_average IN ('best', 'perhaps'))
FROM counted WHERE on_average IN ('best', 'perhaps') LIMIT 1
