-- The lamp of a task follows from the time of day: it is asked for inside the list's own query, never after a page was cut.
alter table process_tasks add column yellow_at $instant$;
alter table process_tasks add column orange_at $instant$;
alter table process_tasks add column red_at $instant$;
-- A list that is sorted by its deadline needs one in every row.
update process_tasks set due_at = opened_at where due_at is null;
